"""Import, first article and memory, each in a process of its own.

The modules are compiled before, as they are once a package has been installed and used.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 5
_TIMED = "import time; start = time.process_time(); {}; print(time.process_time() - start)"
_IMPORT = "import cppcc_extract"
_FIRST = "from cppcc_extract import parse_article; parse_article('山西省政协立案提案356件。')"
_ARTICLE = (
    "import sys; from pathlib import Path; from cppcc_extract import parse_article; "
    "article = parse_article(Path(sys.argv[1]).read_text(encoding='utf-8'))"
)
_MEMORY = "{}; import psutil; print(psutil.Process().memory_info().rss / 2**20)"


class Fresh:
    """Runs Python in fresh processes that share one folder of compiled modules."""

    def __init__(self, folder: Path) -> None:
        self._environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment["PYTHONPYCACHEPREFIX"] = str(folder)
        self._number(_FIRST + "; print(0)")

    def seconds(self, code: str) -> float:
        """The median processor time of some code, without the start of the interpreter."""
        return median(self._number(_TIMED.format(code)) for _ in range(RUNS))

    def megabytes(self, code: str, *arguments: str) -> float:
        """The resident memory of a process that has run some code and holds its results."""
        return self._number(_MEMORY.format(code), *arguments)

    def _number(self, code: str, *arguments: str) -> float:
        command = [sys.executable, "-c", code, *arguments]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=self._environment)
        return float(run.stdout)


def print_fresh(long: str) -> None:
    """Print what a fresh process takes; `long` is a text whose article is held in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.txt")
        path.write_text(long, encoding="utf-8")
        fresh = Fresh(Path(folder, "compiled"))
        print(f"\nimport                                  {fresh.seconds(_IMPORT):8.3f} s")
        print(f"first article, with import and tables   {fresh.seconds(_FIRST):8.3f} s")
        print(f"memory of the interpreter               {fresh.megabytes('pass'):8.0f} MB")
        print(f"memory after the first article          {fresh.megabytes(_FIRST):8.0f} MB")
        print(f"memory after {len(long):,} characters    {fresh.megabytes(_ARTICLE, str(path)):8.0f} MB")
