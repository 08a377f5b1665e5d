"""The library against test suites that other projects publish; a suite is read from a checkout and none is kept here.

python benchmarks/peers.py numbers PATH_TO_CHECKOUT

Prints the differences and the number of right answers, and exits with 0.
"""

from __future__ import annotations

import ast
import importlib
import json
import math
import re
import sys
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from cppcc_extract import find_quantities, find_times, read_document
from cppcc_extract.models import Quantity


class Case(NamedTuple):
    """An input of a suite, its expected answer and the answer of the library, in the same form."""

    text: str
    wanted: Any
    given: Any


def numbers(checkout: Path) -> Iterator[Case]:
    """Chinese numbers of https://github.com/microsoft/Recognizers-Text, powers and dozens aside.

    The suite gives 百分之五 as 5 and 五分之一 as 0.2; here both are per cent.
    """
    specs = checkout / "Specs" / "Number" / "Chinese" / "NumberModel.json"
    for spec in json.loads(specs.read_text(encoding="utf-8-sig")):
        text = spec["Input"]
        if re.search(r"\^|\de|打", text, re.IGNORECASE):
            continue
        found = find_quantities(text)
        given = [float(quantity.value) for quantity in found]
        wanted = [float(result["Resolution"]["value"]) for result in spec["Results"]]
        if len(given) == len(wanted) and all(map(_equal, found, wanted)):
            given = wanted
        yield Case(text, wanted, given)


def _equal(quantity: Quantity, wanted: float) -> bool:
    if math.isclose(quantity.value, wanted, abs_tol=1e-6):
        return True
    # a share is rounded to two places of a per cent
    return quantity.unit == "%" and math.isclose(quantity.value / 100, wanted, abs_tol=5.1e-5)


def money(checkout: Path) -> Iterator[Case]:
    """Amounts of https://github.com/dongrixinyu/JioNLP, each put into a sentence on money that was raised."""
    source = (checkout / "test" / "test_money_parser.py").read_text(encoding="utf-8")
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Assign)]
    amounts = next(node.value for node in nodes if ast.unparse(node.targets[0]) == "money_string_list")
    for text, amount in ast.literal_eval(amounts):
        first, *last = [float(number) for number in _listed(amount["num"])]
        found = find_quantities(f"市政协筹集资金{text}。")
        given = [(round(q.value, 2), q.value_max, q.unit) for q in found]
        # the suite makes spans of 十多 and 几十 too
        wanted = [(round(first, 2), last[0] if last and given and given[0][1] else None, amount["case"])]
        yield Case(text, wanted, given)


def _listed(numbers: str | list[str]) -> list[str]:
    return [numbers] if isinstance(numbers, str) else numbers


def pages(checkout: Path) -> Iterator[Case]:
    """Title and day of the pages of https://github.com/kingname/GeneralNewsExtractor, where it and trafilatura agree.

    It needs PyYAML and numpy. Pages that are lists of articles are left out.
    """
    import trafilatura

    sys.path.insert(0, str(checkout))
    extractor = importlib.import_module("gne").GeneralNewsExtractor()
    folders = (checkout / "tests", checkout / "visiable_test")
    for path in sorted(path for folder in folders for path in folder.rglob("*.html")):
        data = path.read_bytes()
        html = data.decode("utf-8", "replace")
        theirs, other = extractor.extract(html), trafilatura.extract_metadata(html)
        document = read_document(data)
        days = {re.sub(r"\D", "", said)[:8] for said in (theirs["publish_time"], str(other.date or ""))}
        if len(days) == 1 and "" not in days:
            yield Case(f"{path}: day", days.pop(), (document.published or "").replace("-", ""))
        titles = {re.sub(r"\W", "", said or "") for said in (theirs["title"], other.title)}
        if len(titles) == 1 and "" not in titles:
            yield Case(f"{path}: title", titles.pop(), re.sub(r"\W", "", document.title or ""))


def dates(checkout: Path) -> Iterator[Case]:
    """Days and spans of https://github.com/microsoft/Recognizers-Text: those of weeks, holidays and chat aside.

    What lies before or after a day (a `Mod` of the suite) is left out too. An answer is first and last day. Where the
    suite leaves the year open, either of its two answers is right, and so is a year that is left open here. A span of
    the suite ends on its last day if it is made of days, and with its last month or year or before it if it is not:
    all of these are right. A day that the calendar does not have has no value.
    """
    specs = checkout / "Specs" / "DateTime" / "Chinese" / "DateTimeModel.json"
    for spec in json.loads(specs.read_text(encoding="utf-8-sig")):
        if _LEFT_OUT.search(spec["Input"]) or "Context" not in spec:
            continue
        times = find_times(spec["Input"], spec["Context"]["ReferenceDateTime"][:10])
        for result in filter(_is_date, spec["Results"]):
            first, last, values = result["Start"], result["End"], result["Resolution"]["values"]
            given = [time.edtf for time in times if time.span.start <= last and time.span.end > first]
            days = [days for value in values if value.get("value") != "not resolved" for days in _all_days(value)]
            right = len(given) == 1 and (_days(given[0]) in days if given[0] else not days)
            yield Case(f"{spec['Input']} [{result['Text']}]", days[:1], days[:1] if right else given)


_LEFT_OUT = re.compile(r"[周週]|星期|礼拜|禮拜|最近|大年|[季夏春秋冬]天")


def _is_date(result: dict[str, Any]) -> bool:
    kind, values = result["TypeName"].partition(".")[2], result["Resolution"]["values"]
    return kind in ("date", "daterange") and not any("Mod" in value for value in values)


def _all_days(value: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The first and last days that agree with one value of the suite."""
    if value["type"] == "date":
        days = [(value["value"], value["value"])]
    else:
        start, end = value["start"], value["end"]
        before = date.fromisoformat(end) - timedelta(days=1)
        days = [(start, end), (start, before.isoformat()), (start, _days(end[:4])[1]), (start, _days(end[:7])[1])]
    yield from days
    if value["timex"].lstrip("(").startswith("XXXX"):
        yield from [(f"XXXX{first[4:]}", f"XXXX{last[4:]}") for first, last in days]


def _days(edtf: str) -> tuple[str, str]:
    """First and last day of an EDTF value, open ends as they are."""
    first, _, last = edtf.partition("/")
    return _day(first, "01", "01"), _day(last or first, "12", None)


def _day(value: str, month: str, day: str | None) -> str:
    if value == ".." or value.count("-") == 2:
        return value
    year, _, own = value.partition("-")
    own = own or month
    return f"{year}-{own}-{day or monthrange(int(year) if year.isdecimal() else 2000, int(own))[1]:02}"


SUITES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "numbers": numbers,
    "money": money,
    "dates": dates,
    "pages": pages,
}


def main(suite: str, checkout: str) -> None:
    """Run one suite of a checkout."""
    right = total = 0
    for case in SUITES[suite](Path(checkout)):
        total += 1
        right += case.given == case.wanted
        if case.given != case.wanted:
            print(f"{case.text}: {case.given}, wanted {case.wanted}")
    print(f"{suite}: {right} of {total} right ({right / total:.1%})")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in SUITES:
        sys.exit(f"usage: python benchmarks/peers.py {'|'.join(SUITES)} PATH_TO_CHECKOUT")
    main(*sys.argv[1:])
