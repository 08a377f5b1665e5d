"""The page as a file: what it allows, what it holds, and what is said where it cannot be made."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

import pytest
from lxml import html as reader
from typer.testing import CliRunner

from cppcc_extract import Article, MissingExtraError, parse_article
from cppcc_extract.cli import app
from cppcc_extract.show.colours import KIND_COLOURS
from cppcc_extract.view import assets
from cppcc_extract.view.content import KINDS
from cppcc_extract.view.page import page_html

HOSTILE = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>{{ 7*7 }}"


def data_of(page: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(reader.fromstring(page).get_element_by_id("data").text)
    return found


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else(made: Path) -> None:
    tree = reader.fromstring(made.read_text(encoding="utf-8"))
    policy = dict(
        part.strip().split(" ", 1)
        for part in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].split(";")
    )
    code = tree.xpath("//script[not(@type='application/json')]/text() | //style/text()")
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in code]
    assert set(f"{policy['script-src']} {policy['style-src']}".split()) == set(hashes)
    assert policy["default-src"] == "'none'"
    assert set(policy) == {
        "default-src", "script-src", "style-src", "img-src", "base-uri", "form-action", "require-trusted-types-for",
        "trusted-types",
    }  # fmt: skip


def test_nothing_in_the_page_names_another_file(made: Path) -> None:
    tree = reader.fromstring(made.read_text(encoding="utf-8"))
    assert [each for each in tree.xpath("//@src | //@href") if each != "data:,"] == []
    assert tree.xpath("//*[@style] | //@*[starts-with(name(), 'on')]") == []


def test_words_of_articles_are_data_only() -> None:
    article = parse_article(f"大同市政协{HOSTILE}\n\n2023年，大同市政协收到提案{HOSTILE}578件。")
    article = article.model_copy(update={"title": HOSTILE, "source": HOSTILE, "origin": HOSTILE})
    page = page_html([article], title=HOSTILE)
    assert HOSTILE not in page
    tree = reader.fromstring(page)
    assert tree.xpath("string(//title)") == HOSTILE
    assert data_of(page)["articles"][0]["title"] == HOSTILE  # type: ignore[index]
    assert tree.xpath("//img") == []


def brightness(colour: str) -> float:
    """The relative luminance of a colour, as WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(colour: str, share: int, other: str) -> str:
    """So many hundredths of one colour, the rest of another."""
    pairs = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round((one * share + two * (100 - share)) / 100):02x}" for one, two in pairs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_ground(scheme: str) -> None:
    css = (Path(assets.__file__).parent / "colours.css").read_text(encoding="utf-8").split("@media")[scheme == "dark"]
    colours = dict(re.findall(r"--([a-z]+): (#\w{6});", css))
    for kind, share, other in re.findall(r"--([a-z]+): color-mix\(in srgb, var\(--base-\w+\) (\d+)%, (#\w{6})\);", css):
        colours[kind] = mixed(KIND_COLOURS[kind], int(share), other)
    for ground in ("paper", "panel", "hover", "chosen"):
        for word in ("ink", "faint", *KINDS):
            darker, lighter = sorted(map(brightness, (colours[ground], colours[word])))
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (word, ground)


def test_a_page_of_nothing_is_a_page(articles: list[Article]) -> None:
    assert data_of(page_html([]))["articles"] == []
    bare = page_html([parse_article("今天天气晴。")])
    assert "vega" not in bare.split('id="data"')[0].lower()  # no chart library without a row to draw


@pytest.mark.parametrize("library", ["jinja2", "vl_convert"])
def test_a_missing_library_is_named_with_its_extra(
    library: str, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    assets.chart_library.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=re.escape(".[view]")):
        page_html(articles)


def test_the_command_writes_the_page_and_names_what_it_could_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年，大同市政协收到提案578件。", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 not a Word file")
    output = tmp_path / "page.html"
    words = ["view", str(tmp_path / "a.txt"), str(tmp_path / "b.docx"), "-o", str(output), "--title", "Two <files>"]
    result = CliRunner().invoke(app, words)
    assert (result.exit_code, "1 article" in result.stdout, "b.docx" in result.stderr) == (1, True, True)
    tree = reader.fromstring(output.read_text(encoding="utf-8"))
    assert tree.xpath("string(//h1)") == "Two <files>"
    assert "b.docx" in tree.xpath("string(//details[@class='failures'])")
    again = CliRunner().invoke(app, words)
    assert (again.exit_code, "--overwrite" in again.stderr) == (3, True)


@pytest.mark.parametrize(
    ("name", "said"), [("page.pdf", "end the name in .html"), ("nowhere/page.html", "does not exist")]
)
def test_a_wrong_output_is_named_before_anything_is_read(tmp_path: Path, name: str, said: str) -> None:
    result = CliRunner().invoke(app, ["view", "no such file.txt", "-o", str(tmp_path / name)])
    assert (result.exit_code, said in result.stderr, "no such file" in result.stderr) == (3, True, False)


def test_the_page_is_made_of_what_parse_wrote(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年，大同市政协收到提案578件。", encoding="utf-8")
    for words in (["parse", "a.txt", "-o", "a.jsonl", "-q"], ["view", "a.jsonl", "-o", "page.html"]):
        paths = [str(tmp_path / word) if "." in word else word for word in words]
        assert CliRunner().invoke(app, paths).exit_code == 0
    article = data_of((tmp_path / "page.html").read_text(encoding="utf-8"))["articles"][0]  # type: ignore[index]
    assert article["records"]["metrics"][0]["value"] == 578
