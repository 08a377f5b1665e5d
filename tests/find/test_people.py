"""Names of people: where they begin and end."""

from __future__ import annotations

import pytest

from cppcc_extract import Lexicon
from cppcc_extract.find.people import find_people


def _names(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, str]]:
    return [(person.name, person.post) for person in find_people(text, lexicon or Lexicon.default(), [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("副主席周平介绍", [("周平", "副主席")]),
        ("副主席周平安介绍", [("周平安", "副主席")]),
        ("副主席周建说", [("周建", "副主席")]),
        ("副主席周建设说", [("周建设", "副主席")]),
        ("委员王能捐款", [("王能", "委员")]),
        ("委员李和平、王永和到会", [("李和平", "委员"), ("王永和", "委员")]),
        ("委员叶国壮面对全村", [("叶国壮", "委员")]),
        ("董事长欧阳修远、司马光", [("欧阳修远", "董事长"), ("司马光", "董事长")]),
        ("书记成建国，常委常胜", [("成建国", "书记"), ("常胜", "常委")]),
        ("站长斯琴高娃说", [("斯琴高娃", "站长")]),
        ("主任王晓明、秘书长、办公室主任、书记", [("王晓明", "主任")]),
        ("委员", []),
        ("主席、副主席、秘书长", []),
    ],
)
def test_where_a_name_ends(text: str, names: list[tuple[str, str]]) -> None:
    assert _names(text) == names


def test_ranges_are_those_of_the_text() -> None:
    text = "会上，县政协党组书记、主席许文山，副主席陆志远、杨帆到会。"
    for person in find_people(text, Lexicon.default(), []):
        assert text[person.start : person.end] == person.name
        assert text[person.post_start : person.post_start + len(person.post)] == person.post


def test_a_table_teaches_a_post(tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "mine.toml"
    table.write_text('posts = [{ surface = "渠长" }]\n', encoding="utf-8")
    assert _names("渠长许文山说") == []
    assert _names("渠长许文山说", Lexicon.default().extended(table)) == [("许文山", "渠长")]
