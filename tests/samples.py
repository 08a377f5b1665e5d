"""The annotated texts, each read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cppcc_extract import parse_article
from cppcc_extract.models import Article, Record

ROOT = Path(__file__).parent.parent
GOLD = {
    "seeds": (ROOT / "seeds", ROOT / "tests/gold/seeds"),
    "dev": (ROOT / "tests/gold/dev", ROOT / "tests/gold/dev"),
}
# Scored only: articles to learn from, and articles of the same writers that no rule may be written for
UNSEEN = {
    name: (ROOT / "tests/gold" / name, ROOT / "tests/gold" / name)
    for name in ("train", "check", "train_more", "check_more")
}


class Sample(NamedTuple):
    """A text with its gold."""

    name: str
    text: str
    gold: dict[str, Any]

    def read(self) -> Article:
        """The article that the library makes of the text."""
        return _read(self.text, self.gold["given_published"])

    def __repr__(self) -> str:
        return self.name


@cache
def _read(text: str, published: str | None) -> Article:
    return parse_article(text, published=published)


def load_samples() -> list[Sample]:
    """All annotated texts, the seeds first."""
    return [sample for folders in GOLD.values() for sample in _load(*folders)]


def load_unseen(name: str) -> list[Sample]:
    """The texts of a folder that is scored only."""
    return _load(*UNSEEN[name])


def _load(docs: Path, gold: Path) -> list[Sample]:
    return [
        Sample(path.stem, (docs / f"{path.stem}.txt").read_text("utf-8"), json.loads(path.read_text("utf-8")))
        for path in sorted(gold.glob("*.json"))
    ]


def all_records(article: Article) -> list[Record]:
    """The records of all kinds."""
    return [*article.organisations, *article.people, *article.initiatives, *article.metrics, *article.events]
