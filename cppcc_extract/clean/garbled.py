"""Passages that were decoded with the wrong encoding: 鏀跺埌, æ”¶åˆ°, or half of a text in Big5 read as GBK.

A passage is recognised by its characters, most of which are rare. If its bytes, put together again, are valid in
another encoding, it is read so; otherwise it stays, and a notice says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cppcc_extract.clean.mojibake import is_strange
from cppcc_extract.text.aligned import Edit

_LINE = re.compile(r"[^\n]+")
_WRITTEN = ("gb18030", "big5hkscs", "cp1252", "mac_roman")
_MEANT = ("utf-8", "gb18030", "big5hkscs")
_LEAST, _SHARE = 6, 1 / 3
# A word of Greek or Russian; wrong decoding mixes capitals and small letters
_CAPITAL, _SMALL, _LETTER = r"[\u0386-\u03ab\u0400-\u042f]", r"[\u03ac-\u03ce\u0430-\u045f]", r"[\u0370-\u04ff]"
_WORD = re.compile(rf"(?<!{_LETTER})(?:{_CAPITAL}+|{_CAPITAL}?{_SMALL}+)(?!{_LETTER})")


@dataclass(frozen=True, slots=True)
class Garbled:
    """A range of the text that is garbled; `edits` undo it, and are empty if it cannot be undone."""

    start: int
    end: int
    edits: tuple[Edit, ...] = ()


def find_garbled(text: str) -> list[Garbled]:
    """The garbled passages of a text as it was given, in order: lines, and lines that follow each other in one."""
    passages: list[tuple[int, int, list[Edit]]] = []
    for start, end in _odd_lines(text):
        edits = list(_undone(text[start:end], start))
        last = passages[-1] if passages else None
        if last and bool(last[2]) == bool(edits) and not text[last[1] : start].strip():
            last[2].extend(edits)
            passages[-1] = (last[0], end, last[2])
        else:
            passages.append((start, end, edits))
    return [Garbled(start, end, tuple(edits)) for start, end, edits in passages]


def _odd_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines in which many characters are suspicious."""
    odd = dict.fromkeys(ord(char) for char in set(_unusual().findall(text)) if _is_odd(char))
    if len(odd) < _LEAST:
        return
    signs = list(map(chr, odd))
    for line in _LINE.finditer(text):
        if sum(map(line[0].count, signs)) < _LEAST:
            continue
        rest = _WORD.sub("", line[0])
        rare = len(rest) - len(rest.translate(odd))
        wide = sum(char > "\x7f" for char in line[0]) if rare >= _LEAST else 0
        if wide and rare >= _SHARE * wide:
            yield line.span()


@lru_cache(maxsize=1)
def _unusual() -> re.Pattern[str]:
    """All characters but the usual ones, which are not suspicious: ASCII, and the first level of GB 2312."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    usual = [*map(chr, range(0x80)), *b"".join(codes).decode("gb2312", "ignore"), *"，。、；：“”（）《》！？…—·"]
    return re.compile(f"[^{re.escape(''.join(char for char in usual if not _is_odd(char)))}]")


@lru_cache(maxsize=8192)
def _is_odd(char: str) -> bool:
    """Whether a character is typical of wrong decoding: a rare ideograph, or a sign of the Latin code pages."""
    if "\u3400" <= char <= "\u9fff":
        return is_strange(char)
    foreign = "\x80" <= char <= "\u024f" or "\u0370" <= char <= "\u04ff" or "\u3100" <= char <= "\u312f"
    return (foreign and is_strange(char)) or "\ue000" <= char <= "\uf8ff" or char in "ˆ˜‚„†‡‰‹›Œ€™∂∑∏π∫Ω√≈∆◊ﬁﬂıŒœ˙˚¸˝˛ˇ"


def _undone(line: str, start: int) -> Iterator[Edit]:
    """The edits that restore the line; empty if no pair of encodings fits."""
    for written in _WRITTEN:
        pieces = [_bytes(char, written) for char in line]
        if None in pieces:
            continue
        data = b"".join(piece for piece in pieces if piece is not None)
        for meant in _MEANT:
            if meant != written and (read := _decoded(data, meant)) is not None:
                yield from _aligned([len(piece or b"") for piece in pieces], read, meant, start)
                return


@lru_cache(maxsize=8192)
def _bytes(char: str, encoding: str) -> bytes | None:
    """The bytes of a character; bytes that a code page leaves undefined are passed on as control characters."""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return bytes((ord(char),)) if encoding == "cp1252" and "\x80" <= char <= "\xff" else None


def _decoded(data: bytes, encoding: str) -> str | None:
    """The bytes decoded, if the result is sound Chinese."""
    try:
        read = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    chinese = [char for char in read if "\u3400" <= char <= "\u9fff"]
    return read if chinese and sum(map(is_strange, chinese)) < _SHARE / 2 * len(chinese) else None


def _aligned(sizes: list[int], read: str, encoding: str, start: int) -> Iterator[Edit]:
    """Edits of the shortest stretches at whose ends characters as written and as meant both end."""
    at = begun = written = meant = 0
    pending = ""
    for char in read:
        pending += char
        meant += len(char.encode(encoding))
        while written < meant:
            written += sizes[at]
            at += 1
        if written == meant:
            yield Edit(start + begun, start + at, pending)
            begun, pending = at, ""
