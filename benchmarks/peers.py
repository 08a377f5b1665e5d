"""The library against test suites that other projects publish; a suite is read from a checkout and none is kept here.

python benchmarks/peers.py numbers PATH_TO_CHECKOUT

Prints what was read otherwise and how many were read right, and exits with 0.
"""

from __future__ import annotations

import ast
import importlib
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cppcc_extract import find_quantities, read_document
from cppcc_extract.models import Quantity


class Case(NamedTuple):
    """An input of a suite, the answer it wants and the answer of the library, in the same form."""

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

    It needs PyYAML and numpy. Pages that are lists of articles are left aside.
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


SUITES: dict[str, Callable[[Path], Iterator[Case]]] = {"numbers": numbers, "money": money, "pages": pages}


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
