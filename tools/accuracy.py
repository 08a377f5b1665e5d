"""Score the annotated sets and write the figures into README.md and docs/accuracy.md.

python tools/accuracy.py
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from cppcc_extract.evaluation.score import score_folder
from cppcc_extract.evaluation.tally import Report

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
SETS = ("seeds", "dev", "train", "train_more", "check", "check_more")
KINDS = ("metrics", "usable metrics", "events", "initiatives", "organisations", "people", "header")
FIELDS = ("label", "organisation", "period", "bound", "topic", "part_of")
PAGES = {"README.md": ("metrics", "usable metrics", "events", "initiatives", "people"), "docs/accuracy.md": KINDS}
TABLE = re.compile(r"^\| \| seeds \|.*\n(?:\|.*\n)+", re.M)


def main() -> None:
    """Score all sets, and write the table of each page."""
    reports = [score_folder(ROOT / "seeds" if name == "seeds" else GOLD / name, GOLD / name) for name in SETS]
    for page, kinds in PAGES.items():
        path = ROOT / page
        new = table(reports, kinds, FIELDS if kinds is KINDS else ())
        path.write_text(TABLE.sub(lambda _, new=new: new, path.read_text(encoding="utf-8")), encoding="utf-8")


def table(reports: Iterable[Report], kinds: Iterable[str], fields: Iterable[str]) -> str:
    """F1 of each kind, and the share of right fields among the metrics found, by set."""
    totals = [report.total for report in reports]
    lines = [["", *SETS], ["---"] * (len(SETS) + 1)]
    lines += [[kind, *(_short(total[kind].f1) for total in totals)] for kind in kinds]
    lines += [
        [f"*of metrics:* {field}" if n == 0 else field, *(_short(total["metrics"].rates()[field]) for total in totals)]
        for n, field in enumerate(fields)
    ]
    return "".join(f"| {' | '.join(cells)} |\n".replace("|  |", "| |") for cells in lines)


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


if __name__ == "__main__":
    main()
