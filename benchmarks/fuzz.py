"""Strange input of every kind, in bulk: `make fuzz`, or `python benchmarks/fuzz.py --count 100000 --seed 7`.

Each input is made from the seed and its number alone, so that a finding can be reproduced with `--only KIND:NUMBER`.
What must hold: only documented exceptions, every record is at its stated place, and no input takes
more than twenty times the median time per character of its kind. Exits with 1 if anything does not.
"""

from __future__ import annotations

import argparse
import io
import sys
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic, process_time

from cppcc_extract import Article, CppccError, Lexicon, find_quantities, find_times, parse_article, read_document
from cppcc_extract.lexicon.lexicon import check_tables
from cppcc_extract.lexicon.schema import TABLES

SEEDS = Path(__file__).parent.parent / "seeds"
SLOW = 20  # times the median
_FIXED = 300  # characters whose time the work that every input needs takes at least
NUMERALS = (
    "零〇一二三四五六七八九十百千万亿两廿卅半余多几数点0123456789０５.,，、%％‰-—~～+＋≥<约近超第个件次元壹贰叁拾佰"
)
TIMES = "2023年1月5日0123456789年月日号前后去今明昨上下半季度初底末以来截至到—-—～、.（）()至旬周届次十三九二〇星期时分"
NOISE = "\n\n\t 　\u200b\ufeff\x00\u202e\ufffd□?？。，、；：“”‘’（）()《》〈〉【】[]「」*#|>·•●—-…1０①⑴㈠Ⅳ𠮷政協年%"
UNITS = ("件", "条", "万元", "亿元", "人次", "个百分点", "%", "平方米", "家", "项", "场次", "公里")
HTML = (
    "<p>",
    "</p>",
    "<br>",
    "<table><tr><td>",
    "</td></tr>",
    "<!--",
    "-->",
    "<script>",
    "&#12345678;",
    "&#12;",
    "&nbsp;",
    "<div hidden>",
)


@dataclass
class Kind:
    """How inputs of one kind are made and tried; `try_one` gives the size of what was read, in characters."""

    make: Callable[[Random], object]
    try_one: Callable[[object], int]
    share: int = 1
    times: list[tuple[float, int]] = field(default_factory=list)


class WrongPlaceError(AssertionError):
    """A record is not at its stated place."""


@cache
def _texts() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))


def _piece(chance: Random, size: int) -> str:
    text = chance.choice(_texts())
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(1, size)]


def make_text(chance: Random) -> str:
    """A piece of an article with noise in it, or pieces repeated and put together."""
    text = _piece(chance, 600)
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(text) + 1)
        put = chance.choice((chance.choice(NOISE), chance.choice(NOISE) * chance.randrange(40), _piece(chance, 20)))
        text = text[:at] + put + text[at + chance.randrange(4) :]
    return text * chance.choice((1, 1, 1, 1, 2, 30)) if len(text) < 200 else text


def make_numeral(chance: Random) -> str:
    """Sentences with random numerals."""
    return "".join(
        f"，{chance.choice(('立案提案', '走访企业', '投资', '', '占', '增长'))}"
        f"{''.join(chance.choices(NUMERALS, k=chance.randrange(1, 9)))}{chance.choice(UNITS)}"
        for _ in range(chance.randrange(1, 12))
    )


def make_time(chance: Random) -> tuple[str, str]:
    """Sentences with random times, and a day to see them from."""
    text = "。".join(
        "".join(chance.choices(TIMES, k=chance.randrange(1, 14))) + chance.choice(("，", "大同市政协召开会议1次", ""))
        for _ in range(chance.randrange(1, 10))
    )
    return text, f"{chance.choice((1, 1900, 2023, 9999)):04}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _damaged(data: bytes, chance: Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(held) or 1)
        if chance.random() < 0.7:
            held[at : at + 1] = bytes([chance.randrange(256)])
        else:
            held[at : at + chance.randrange(60)] = held[:1] * chance.randrange(3)
    return bytes(held[: chance.randrange(len(held) + 1)] if chance.random() < 0.2 else held)


def make_html(chance: Random) -> bytes:
    """A page with strange tags, a charset of any name, and damaged bytes."""
    body = _piece(chance, 400)
    for _ in range(chance.randrange(12)):
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.choice(HTML) + body[at:]
    charset = chance.choice(("utf-8", "gbk", "gb2312", "big5", "idna", "undefined", "hex", "rot13", "", "utf-16", "x"))
    page = f"<html><head><meta charset={charset}><title>{body[:9]}</title></head><body><p>{body}</p></body></html>"
    data = page.encode(chance.choice(("utf-8", "gb18030", "utf-16")))
    return _damaged(data, chance) if chance.random() < 0.5 else data


def make_docx(chance: Random) -> bytes:
    """A Word file whose XML, or the archive around it, is damaged."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _piece(chance, 400).split("\n"))
    document = f'<?xml version="1.0"?><w:document xmlns:w="{name}"><w:body>{runs}</w:body></w:document>'.encode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", _damaged(document, chance) if chance.random() < 0.6 else document)
    return _damaged(held.getvalue(), chance) if chance.random() < 0.3 else held.getvalue()


@cache
def _pdf() -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    held = io.BytesIO()
    canvas = Canvas(held, invariant=True, pageCompression=0)
    canvas.setFont("STSong-Light", 11)
    for n, line in enumerate(line for line in _texts()[0].split("\n")[:40] if line):
        canvas.drawString(60, 800 - 16 * n, line[:40])
    canvas.save()
    return held.getvalue()


def make_pdf(chance: Random) -> bytes:
    """A damaged PDF."""
    return _damaged(_pdf(), chance)


def make_toml(chance: Random) -> str:
    """A user's tables with strange words, fields and nesting."""
    lines = []
    for _ in range(chance.randrange(1, 4)):
        table = chance.choice((*TABLES, "x"))
        surface = "".join(chance.choices("推进落实提案(（[*.+\\\\|{}^$桌次 \"'", k=chance.randrange(6)))
        fields = chance.choice(
            ("", ', kind = "thing"', ', role = "head"', ', pos = "verb"', ", counts = [1]", ", x = 9" * 3)
        )
        lines.append(f'{table} = [{{ surface = "{surface}"{fields} }}]')
    text = "\n".join(lines)
    if chance.random() < 0.2:
        text += f"\nx = {chance.choice('[{')}" * chance.randrange(3000)
    at = chance.randrange(len(text) + 1)
    return text if chance.random() < 0.6 else text[:at] + chance.choice(NOISE) + text[at + 1 :]


def check(text: str, article: Article) -> None:
    """`WrongPlaceError` for a record that is not at its stated place."""
    records = (*article.metrics, *article.events, *article.initiatives, *article.organisations, *article.people)
    for record in (*records, *article.checks):
        if text[record.span.start : record.span.end] != record.text:
            raise WrongPlaceError(repr(record))
        for mention in getattr(record, "mentions", ()):
            if text[mention.span.start : mention.span.end] != mention.text:
                raise WrongPlaceError(repr(mention))
    Article.model_validate_json(article.model_dump_json())


def try_text(given: object) -> int:
    """Read an article and its quantities."""
    text = str(given)
    check(text, parse_article(text, published="2023-08-11"))
    return len(text)


def try_numeral(given: object) -> int:
    """Read an article and its quantities."""
    text = str(given)
    for quantity in find_quantities(text):
        if text[quantity.span.start : quantity.span.end] != quantity.text:
            raise WrongPlaceError(repr(quantity))
    return try_text(text)


def try_time(given: object) -> int:
    """Find the times, and read them as an article of that day."""
    text, day = given  # type: ignore[misc]
    for time in find_times(text, day):
        if text[time.span.start : time.span.end] != time.text:
            raise WrongPlaceError(repr(time))
    check(text, parse_article(text, published=day))
    return len(text)


def try_bytes(given: object) -> int:
    """Read a file, and its article."""
    document = read_document(given)  # type: ignore[arg-type]
    check(document.text, parse_article(document))
    return len(document.text)


def try_toml(given: object) -> int:
    """Check the tables, and sometimes read with them."""
    checked = check_tables(str(given), "fuzz.toml")
    if checked.tables and len(str(given)) % 97 == 0:
        check(text := _texts()[0][:300], parse_article(text, lexicon=Lexicon.default().with_tables(checked.tables)))
        return 0  # its time is that of making a lexicon, which grows with the tables and not with this text
    return len(str(given))


KINDS = {
    "text": Kind(make_text, try_text, 4),
    "numeral": Kind(make_numeral, try_numeral, 6),
    "time": Kind(make_time, try_time, 5),
    "html": Kind(make_html, try_bytes, 2),
    "docx": Kind(make_docx, try_bytes, 1),
    "pdf": Kind(make_pdf, try_bytes, 1),
    "toml": Kind(make_toml, try_toml, 1),
}


def numbered() -> Iterator[tuple[str, int]]:
    """The kinds in turn, each as often as its share, with a number."""
    turn = [name for name, kind in KINDS.items() for _ in range(kind.share)]
    counts: Counter[str] = Counter()
    while True:
        for name in turn:
            yield name, counts[name]
            counts[name] += 1


def made(seed: int, name: str, number: int) -> object:
    """One input, the same for the same numbers."""
    return KINDS[name].make(Random(f"{seed}:{name}:{number}"))


def tried(name: str, given: object) -> tuple[float, int, str]:
    """Seconds and characters of one input, and what is wrong with it."""
    start = process_time()
    try:
        size = KINDS[name].try_one(given)
    except CppccError:
        return 0, 0, ""
    except Exception as error:  # noqa: BLE001 - whatever else is raised is the finding
        where = traceback.extract_tb(error.__traceback__)[-1]
        return 0, 0, f"{type(error).__name__}: {error!s:.100} ({Path(where.filename).name}:{where.lineno})"
    return process_time() - start, size, ""


def main() -> int:
    """Try inputs until the time or the count is reached; 1 if something was found."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--count", type=int, default=sys.maxsize, help="inputs, without a limit of time if given")
    asked.add_argument("--only", help="KIND:NUMBER, to make one input again")
    given = asked.parse_args()
    if given.only:
        name, number = given.only.split(":")
        one = made(given.seed, name, int(number))
        print(repr(one), KINDS[name].try_one(one))
        return 0
    end = monotonic() + given.seconds if given.count == sys.maxsize else float("inf")
    found: dict[str, list[str]] = {}
    slow: dict[str, list[tuple[float, int]]] = {name: [] for name in KINDS}
    for count, (name, number) in enumerate(numbered()):
        if count >= given.count or monotonic() > end:
            break
        seconds, size, wrong = tried(name, made(given.seed, name, number))
        if wrong:
            found.setdefault(wrong, []).append(f"{name}:{number}")
        elif size:
            KINDS[name].times.append((seconds / (size + _FIXED), number))
    total = 0
    for name, kind in KINDS.items():
        usual = median([time for time, _ in kind.times] or [0])
        for time, number in kind.times:
            # The machine does other things too: what was slow once must be slow again.
            if time > SLOW * usual:
                again = min(_time(given.seed, name, number) for _ in range(3))
                if again > SLOW * usual:
                    slow[name].append((again / usual, number))
        total += len(kind.times)
        print(f"{name:<8} {len(kind.times):>8,} read   {usual * 1e6:8.2f} µs a character")
    for wrong, places in sorted(found.items()):
        print(f"{len(places)} × {wrong}: {', '.join(places[:5])}")
    for name, cases in slow.items():
        for times, number in sorted(cases, reverse=True)[:5]:
            print(f"{name}:{number} takes {times:.0f} times the median")
    wrong_count = sum(map(len, found.values())) + sum(map(len, slow.values()))
    print(f"{count:,} inputs, {total:,} read to the end, {wrong_count:,} findings (seed {given.seed})")
    return 1 if wrong_count else 0


def _time(seed: int, name: str, number: int) -> float:
    seconds, size, _ = tried(name, made(seed, name, number))
    return seconds / (size + _FIXED)


if __name__ == "__main__":
    sys.exit(main())
