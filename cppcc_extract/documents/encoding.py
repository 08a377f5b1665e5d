"""Bytes to text, in whatever encoding Chinese files come.

The encoding of a file is found by decoding it in each of the few encodings that Chinese files have and by
testing which of the results reads like Chinese: a wrong one consists of rare characters. On short texts this is more
reliable than byte statistics.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cppcc_extract.errors import DocumentError
from cppcc_extract.models import Warning

# The most frequent characters of general Chinese and of this genre, then the traditional forms of them.
_COMMON = frozenset(
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所"
    "如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知"
    "级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五"
    "京河接条规式县白它改风光运信受什组听布百济党指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据联集古广完质阳难增历史专官每住商即步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑"
    "革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深候则功属积快图火千准究往极育装许参半令吃协案履监督群镇街办项余讲座服"
    "國爲為這個來會時學說們於後發對長過業裏經門動進區開產軍還種現機體與當兩實麼關從內沒將員東頭間無見戰點場數樣問並萬級應資務氣漢總電聲設義統處馬兒領隊計別權話報給變書幾華議稱決張導術結師達題條規縣風運組聽濟"
    "黨論強黃選記卻職號類傳帶幹農邊據聯廣質陽難歷專認車臺遊舉線團備爭眾連調轉該爾讓較際親單紅價約亞則屬積圖準極裝許參協監鎮辦項餘講"
    "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·％０１２３４５６７８９▲△●■◆□◎　\xa0"
)
# Pronunciations in glosses, 協(xié), which are not evidence either way.
_PINYIN = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Of other languages, one for each script; rarer tables take any bytes for text.
_FOREIGN = ["cp1252", "cp1251", "koi8_r", "cp932", "cp949"]
_BIG5 = ("big5", "cp950", "big5hkscs")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a page may declare (https://encoding.spec.whatwg.org/), by Python's names; idna, rot13 and zlib are codecs of
# Python too, and not encodings of pages.
_DECLARABLE = re.compile(
    r"utf-8|gb18030|big5|cp950|big5hkscs|euc_(?:jp|kr)|shift_jis|iso2022_jp|cp932|cp949|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|iso8859-\d+|cp(?:866|874|125\d)"
)
_ASCII = bytes(range(9, 127))
_SAMPLE = 1 << 16
# Right readings of Chinese score 0.6 and more, wrong ones less than 0; ten characters of names only 0.1.
_PLAUSIBLE = 0.1
_LOST = 0.05
_FEW = 4
_CONTROLS = frozenset(map(chr, [*range(9), 11, *range(14, 27), *range(28, 32), *range(127, 133), *range(134, 160)]))
_CONVERT = "open it in an editor and save it as UTF-8"


class Decoded(NamedTuple):
    """A text, the Python name of its encoding, and warnings."""

    text: str
    encoding: str
    warnings: tuple[Warning, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of a file's bytes, without a byte order mark.

    The encoding is utf-8, utf-16-le, utf-16-be, utf-32-le, utf-32-be, gb18030 (which includes GBK and GB2312), big5,
    cp950 or big5hkscs (the first of the three that has every character of the file), or another that charset-normalizer
    finds. `declared` is accepted if it decodes every byte and nothing else reads better. If a few bytes cannot be
    decoded, U+FFFD replaces them, with a warning `encoding.damaged`. Raises `DocumentError` for data that is not text.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))
    if encoding:
        return _decoded(data, encoding, len(mark))
    if (text := _strict(data, "utf-8")) is not None and "\0" not in text:
        return _checked(Decoded(text, "utf-8"))
    sample = _sample(data)
    score, best = max((_score(sample, name), -order, name) for order, name in enumerate(_CANDIDATES))[::2]
    named = _python_name(declared)
    if named and _score(sample, named) >= score and (text := _strict(data, named)) is not None:
        return _checked(Decoded(text, named))
    if score > _PLAUSIBLE:
        family = _BIG5 if best == "big5hkscs" else (best,)
        for name in family:
            if (text := _strict(data, name)) is not None:
                return _checked(Decoded(text, name))
        return _decoded(data, best)
    return _remaining(data)


def _sample(data: bytes) -> bytes:
    """A part of the bytes that begins with the first non-ASCII byte, at an even offset for UTF-16."""
    ascii_only = len(data) - len(data.lstrip(_ASCII))
    start = ascii_only & ~1 if ascii_only < len(data) else 0
    return data[start : start + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    """How much the sample reads like Chinese in an encoding: 1 at best, 0 and less for garbage."""
    text = sample.decode(encoding, "replace")
    if len(sample) == _SAMPLE:
        text = text[:-1]  # may be cut
    points = count = 0
    for char in text:
        if (char < "\x7f" and char not in _CONTROLS) or char in _PINYIN:
            continue
        count += 1
        if char in _COMMON:
            points += 1
        elif not "\u4e00" <= char <= "\u9fff":
            points -= 1
    return points / count if count else 0.0


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded(data: bytes, encoding: str, start: int = 0) -> Decoded:
    """The text from an offset on, U+FFFD for what cannot be decoded."""
    body = data[start:] if start else data
    try:
        return _checked(Decoded(body.decode(encoding), encoding))
    except UnicodeDecodeError as error:
        first = start + error.start
    text = body.decode(encoding, "replace")
    places = text.count("\ufffd") - _genuine(body, encoding)
    if places > max(_FEW, _LOST * len(text)):
        raise DocumentError(
            f"the file seemed to be {encoding} text and is not: {places} places in it cannot be decoded, the first at "
            f"byte {first}; get it again, or {_CONVERT}"
        )
    message = (
        f"{places} place{'s' if places > 1 else ''} could not be decoded as {encoding}, the first at byte {first}; "
        "U+FFFD replaces them: compare with the source, or get the file again"
    )
    return _checked(Decoded(text, encoding, (Warning(code="encoding.damaged", message=message),)))


def _genuine(data: bytes, encoding: str) -> int:
    """How often U+FFFD itself is written."""
    try:
        return data.count("\ufffd".encode(encoding))
    except UnicodeEncodeError:
        return 0


def _checked(decoded: Decoded) -> Decoded:
    """The same, or `DocumentError` if control characters show that it is not text."""
    text = decoded.text[:_SAMPLE]
    controls = sum(char in _CONTROLS for char in text)
    if controls > max(_FEW, _LOST * len(text)):
        raise DocumentError(
            "the file is binary, not text; give a text, an HTML page, a PDF or a Word file (.docx), or export it as one"
        )
    return decoded


def _remaining(data: bytes) -> Decoded:
    """Text that is not Chinese in an encoding of Chinese files, as charset-normalizer reads it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_FOREIGN).best()
    # A repeated byte is valid text in every encoding.
    if best is None or len(set(data)) == 1:
        raise DocumentError(f"the file is not text in any known encoding (UTF-8, GB18030, Big5, …); {_CONVERT}")
    return _decoded(data, codecs.lookup(best.encoding).name)


def _python_name(declared: str | None) -> str | None:
    """The name of a declared encoding, as browsers take it: gb2312 and gbk mean gb18030."""
    try:
        name = codecs.lookup((declared or "").strip().lower()).name
    except (LookupError, ValueError):
        return None
    if name in ("gb2312", "gbk", "hz"):
        return "gb18030"
    return name if _DECLARABLE.fullmatch(name) else None
