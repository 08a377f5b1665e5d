"""`python -m cppcc_extract` and the command `cppcc-extract`."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line; an interrupt while it loads ends it with one line, as during a run."""
    for stream in (sys.stdout, sys.stderr):
        # Characters that the encoding of a terminal lacks (GBK has no ⏎ and no •) are shown as their codes.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        from cppcc_extract.cli import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("stopped: nothing was read\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
