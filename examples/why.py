"""Show for each figure of a text which rule read it and where the words stand that gave its fields.

python examples/why.py seeds/000_3a8ec9067ca1d3db.txt
"""

from __future__ import annotations

import argparse
from pathlib import Path

from cppcc_extract import parse_article


def main(path: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    for metric in parse_article(text).metrics:
        print(f"{metric.text} {metric.label}  [{metric.rule}]")
        for field, evidence in metric.evidence.items():
            words = text[evidence.span.start : evidence.span.end]
            print(f"    {field}: {words!r} at {evidence.span.start}  [{evidence.rule}]")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Show for each figure of a text where its fields were read.")
    asked.add_argument("path")
    main(**vars(asked.parse_args()))
