"""`python -m cppcc_extract` and the command `cppcc-extract`."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line; an interrupt while it is loaded ends it with a line, as one during a run does."""
    for stream in (sys.stdout, sys.stderr):
        # What the encoding of a terminal cannot hold (GBK has no ⏎ and no •) is shown as its code.
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
