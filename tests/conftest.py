"""What all tests share."""

from __future__ import annotations

import pytest

from tests.samples import load_samples


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `sample` runs on every annotated text."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", load_samples(), ids=str)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-mutations", action="store_true", help="change every field of every row of the tables")
