"""The same text gives the same bytes: whatever the seed of the hashes, the number of processes and the machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.samples import ROOT
from tools.digests import FILE, digests

# Writes the seeds in every format, and prints the digest of each file; a database is compared by its rows
WRITE = """
import hashlib, json, sys, tempfile
from pathlib import Path
import duckdb
from cppcc_extract import page_html, panel, parse_many, write_articles
from cppcc_extract.export.files import suffixes

if __name__ == "__main__":
    articles = list(parse_many(sorted(Path("seeds").glob("00[13]*.txt")), workers=int(sys.argv[1])))
    made = {"page": page_html(articles).encode(), "panel": panel(articles).to_csv().encode()}
    with tempfile.TemporaryDirectory() as folder:
        for ending in suffixes():
            path = Path(folder) / f"a{ending}"
            write_articles(articles, path)
            made[ending] = path.read_bytes()
            if ending == ".duckdb":
                with duckdb.connect(str(path), read_only=True) as base:
                    made[ending] = repr(base.execute("SELECT * FROM figures").fetchall()).encode()
    print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in made.items()}))
"""


def written(folder: Path, hashes: str, workers: int) -> dict[str, str]:
    script = folder / "write.py"
    script.write_text(WRITE, encoding="utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), str(workers)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_every_file_has_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, "0", 1)
    assert len(first) == 8
    assert written(tmp_path, "1", 2) == first
    assert written(tmp_path, "4294967295", 3) == first


def test_the_records_of_the_seeds_are_those_that_were_written_down() -> None:
    """Where a change is meant: `make digests`."""
    assert digests() == json.loads(FILE.read_text(encoding="utf-8"))
