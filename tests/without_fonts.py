"""Hides the fonts of the machine from the tests: `make test ARGS="-p tests.without_fonts"`."""

from __future__ import annotations

from ctypes import POINTER, c_char, c_char_p, cast
from pathlib import Path

import pypdfium2.raw as raw
import pytest

NOWHERE = c_char_p(str(Path(__file__).with_name("no fonts here")).encode())


def pytest_configure(config: pytest.Config) -> None:
    """Start pdfium again with a folder of fonts that does not exist, in place of those of the system."""
    folders = (POINTER(c_char) * 2)(cast(NOWHERE, POINTER(c_char)), None)
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folders))
