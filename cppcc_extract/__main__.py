"""`python -m cppcc_extract` is the command `cppcc-extract`."""

from cppcc_extract.cli import app

if __name__ == "__main__":
    app(prog_name="cppcc-extract")
