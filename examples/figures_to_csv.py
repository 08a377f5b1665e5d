"""Write every figure of a folder of texts to one CSV table, with the sentence that it stands in.

python examples/figures_to_csv.py seeds figures.csv
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from cppcc_extract import parse_article

COLUMNS = ("file", "organisation", "label", "bound", "value", "unit", "period", "topic", "sentence")


def main(folder: str, table: str) -> None:
    with Path(table).open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for path in sorted(Path(folder).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            for m in parse_article(text).metrics:
                period = m.period.edtf if m.period else None
                sentence = " ".join(text[m.sentence.start : m.sentence.end].split())
                rows.writerow((path.name, m.organisation, m.label, m.bound, m.value, m.unit, period, m.topic, sentence))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Write every figure of a folder of texts to one CSV table.")
    asked.add_argument("folder")
    asked.add_argument("table")
    main(**vars(asked.parse_args()))
