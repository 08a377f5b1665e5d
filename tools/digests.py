"""Digests of the records of the seed articles, by article and kind: `make digests` writes them, a test compares them.

    python tools/digests.py          # shows what has changed; exits with 1 if anything has
    python tools/digests.py --write  # rewrites tests/digests.json

A rule that is changed on purpose changes some of them: look at each difference, then write. The same digests must come
from every version of Python and on every machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from cppcc_extract import parse_articles
from cppcc_extract.models import Article

ROOT = Path(__file__).parent.parent
FILE = ROOT / "tests/digests.json"
KINDS = ("metrics", "events", "initiatives", "organisations", "people", "checks", "sections", "warnings")
HEADER = ("title", "subtitle", "source", "published", "authors", "editors", "script", "span")


def digests() -> dict[str, dict[str, str]]:
    """The digests of each seed by kind; `header` is what the article says of itself."""
    found = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        articles = parse_articles(path.read_text(encoding="utf-8"))
        kinds = {kind: digest([_of(article, {kind}) for article in articles]) for kind in KINDS}
        found[path.stem] = {"header": digest([_of(article, set(HEADER)) for article in articles]), **kinds}
    return found


def _of(article: Article, fields: set[str]) -> object:
    return article.model_dump(mode="json", include=fields)


def digest(value: object) -> str:
    """The beginning of the SHA-256 of the value as JSON."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> int:
    """Write the digests, or show what has changed; 1 if anything has."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    asked.add_argument("--write", action="store_true")
    now = digests()
    if asked.parse_args().write:
        FILE.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        return 0
    before = json.loads(FILE.read_text(encoding="utf-8"))
    changed = [f"{seed}: {kind}" for seed, kinds in now.items() for kind in kinds if before[seed][kind] != kinds[kind]]
    sys.stdout.write("".join(f"{each}\n" for each in changed) or "nothing has changed\n")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
