"""Run the first example of a page with the installed library, and compare what it prints with what the page shows.

python tools/first_example.py README.md
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path

EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\s+```text\n(?P<output>.*?)```", re.S)


def main(page: str) -> str | None:
    """What is wrong, or None."""
    example = EXAMPLE.search(Path(page).read_text(encoding="utf-8"))
    if example is None:
        return f"{page}: no example with its output"
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example["code"], {"__name__": "page"})
    if printed.getvalue() != example["output"]:
        return f"{page}: the first example prints\n{printed.getvalue()}"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
