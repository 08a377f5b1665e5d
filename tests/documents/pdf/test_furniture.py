"""The pages of a PDF around the article: running heads, heads of bulletins, links of print-outs."""

from __future__ import annotations

import pytest

from cppcc_extract import parse_article
from cppcc_extract.documents.pdf.reader import read_pdf
from tests.documents.pdf.typeset import Sheet, typeset

FIRST = "云岭县政协把协商搬到茶园边，今年先后召开院坝协商会36场，收集意见建议420条，其中310条已经办结。"
SECOND = "县政协还组织委员120人次走访企业58家，帮助解决用工、融资等问题76个，企业负责人纷纷点赞。"
THIRD = "到年底，全县建成委员工作室24个，接待群众1900余人次，形成社情民意信息85篇，报送省政协31篇。"


def lines_of(data: bytes) -> list[str]:
    """The paragraphs of a PDF."""
    return [line for line in read_pdf(data).text.split("\n") if line]


@pytest.mark.parametrize("length", [2, 24])
def test_running_heads_and_page_numbers_are_left_out(length: int) -> None:
    text = (FIRST + SECOND + THIRD) * length
    found = read_pdf(typeset(f"茶园边上好商量\n\n{text}", running="云岭日报　2024年6月3日"))
    assert "".join(found.text.split()) == f"茶园边上好商量{text}"
    assert (found.source, found.published) == ("云岭日报", "2024-06-03")


def test_the_day_of_a_print_out_is_not_that_of_the_page() -> None:
    sheet = Sheet()
    for number in (1, 2):
        sheet.line(30, 815, "2024/6/3 16:20　云岭日报", 8).line(30, 20, f"https://example.org {number}/2", 8)
        sheet.column(54, 740, 480, FIRST + SECOND)
        sheet.page()
    assert read_pdf(sheet.pdf()).published is None


def bulletin(head: str) -> Sheet:
    """A page with a line above the headline, and paragraphs without an indent."""
    sheet = Sheet().line(54, 800, head).line(54, 750, "茶园边上好商量", 26).line(54, 714, "2024-09-12　来源：清河日报")
    y = 690.0
    for text in (FIRST, SECOND, THIRD):
        y = sheet.column(54, y, 480, text, indent=0) - 10
    return sheet


def test_the_head_of_a_bulletin_of_one_page_is_no_title() -> None:
    article = parse_article(read_pdf(bulletin("内部资料　第9期　云岭政协印").pdf()).text)
    assert (article.title, article.source, article.published) == ("茶园边上好商量", "清河日报", "2024-09-12")


def test_words_above_the_headline_stay() -> None:
    assert lines_of(bulletin("县政协举办第3期委员培训班").pdf())[0] == "县政协举办第3期委员培训班"


def test_a_byline_is_no_line_beside_a_picture() -> None:
    found = lines_of(bulletin("2024-09-30　茶园里的协商会").pdf())
    assert found[2:] == ["2024-09-12　来源：清河日报", FIRST, SECOND, THIRD]


def print_out(*behind: str) -> bytes:
    """A web page as a browser prints it, with lines after the article."""
    sheet = (
        Sheet()
        .line(24, 820, "2024/6/3 16:20　　茶园边上好商量", 8)
        .line(24, 17, "https://example.org/a.html　　1/1", 8)
    )
    y = sheet.centred(770, "茶园边上好商量", 22).column(54, 730, 480, FIRST)
    for text in behind:
        y = sheet.column(54, y - 8, 480, text, indent=0)
    return sheet.pdf()


def test_what_else_there_is_to_read_is_no_part_of_a_print_out() -> None:
    links = ["上一篇：红枫区政协办结提案31件", "下一篇：沙河市政协收到提案415件", "网友甲：支持！"]
    assert lines_of(print_out(*links)) == ["茶园边上好商量", FIRST]
    assert lines_of(print_out(links[0], SECOND)) == ["茶园边上好商量", FIRST, links[0], SECOND]
