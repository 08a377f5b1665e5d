"""The cleaners in their order, and the document they make."""

from __future__ import annotations

import re

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.text.aligned import AlignedText, Edit
from cppcc_extract.text.document import Block, Document, Header, Sentence, Zone

_GLOSS = re.compile(r"([一-鿿])\(([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*)\)")
_WIDTH = str.maketrans({**{c: chr(ord(c) - 0xFEE0) for c in "０１２３４５６７８９％．"}, ",": "，", ";": "；", "(": "（", ")": "）"})
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’」』]?")


def clean_document(text: str, lexicon: Lexicon, *, published: str | None = None, source: str | None = None) -> Document:
    """The document of one text (an interim reading: glosses, width and script only)."""
    aligned = AlignedText.of(text)
    aligned = aligned.apply(Edit(m.start(), m.end(), m[1]) for m in _GLOSS.finditer(aligned.text))
    aligned = aligned.rewritten(aligned.text.translate(_WIDTH))
    script = "hans"
    if any(c in aligned.text for c in "協會議們個為"):
        from opencc import OpenCC

        script = "hant"
        aligned = aligned.rewritten(OpenCC("t2s").convert(aligned.text))
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", aligned.text):
        zone = Zone.PARAGRAPH if "。" in line[0] or len(line[0]) > 40 else Zone.HEADING
        if "▲" in line[0]:
            zone = Zone.CAPTION
        blocks.append(Block(line.start(), line.end(), zone))
        for part in _SENTENCE.finditer(aligned.text, line.start(), line.end()):
            sentences.append(Sentence(part.start(), part.end(), len(blocks) - 1))
    header = Header(published=published, source=source)
    return Document(aligned, blocks, sentences, script, header, (), [s.start for s in sentences])
