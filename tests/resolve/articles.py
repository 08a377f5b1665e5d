"""Articles written line by line: `# ` a headline, `## ` a heading, ▲ a caption, else a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from cppcc_extract.clean.sentences import split_sentences
from cppcc_extract.find.brackets import Brackets
from cppcc_extract.find.mentions import Mentions
from cppcc_extract.find.organisations import find_organisations
from cppcc_extract.find.people import find_people
from cppcc_extract.find.quantities import find_quantities
from cppcc_extract.lexicon import Lexicon
from cppcc_extract.parse.clauses import Parse
from cppcc_extract.resolve.committees import Committees
from cppcc_extract.resolve.context import Entity, Owner
from cppcc_extract.resolve.organisations import resolve_organisations
from cppcc_extract.resolve.owners import Owners
from cppcc_extract.text.aligned import AlignedText
from cppcc_extract.text.document import Block, Document, Header, Sentence, Zone

_ZONES = {"# ": Zone.HEADLINE, "## ": Zone.HEADING, "@ ": Zone.FOOTER}


def document(lines: str) -> Document:
    """The document of such lines."""
    blocks: list[Block] = []
    text = ""
    for line in filter(None, map(str.strip, lines.splitlines())):
        mark = next((m for m in _ZONES if line.startswith(m)), "")
        zone = _ZONES.get(mark, Zone.CAPTION if line.startswith("▲") else Zone.PARAGRAPH)
        start = len(text)
        text += line[len(mark) :]
        blocks.append(Block(start, len(text), zone))
        text += "\n"
    sentences = [
        Sentence(start, end, index)
        for index, block in enumerate(blocks)
        for start, end in split_sentences(text, block.start, block.end)
    ]
    starts = [sentence.start for sentence in sentences]
    return Document(AlignedText.of(text), blocks, sentences, "hans", Header(), _starts=starts)


@dataclass(frozen=True)
class Read:
    """What was resolved of an article."""

    text: str
    entities: list[Entity]
    mentions: Mentions
    names: dict[int, str]
    owners: Owners

    @classmethod
    def of(cls, lines: str, year: int | None = None) -> Read:
        lexicon = Lexicon.default()
        doc = document(lines)
        organisations = find_organisations(doc.text, lexicon)
        found = Mentions(
            organisations=organisations,
            quantities=find_quantities(doc.text, lexicon),
            people=find_people(doc.text, lexicon, organisations),
        )
        resolved = resolve_organisations(doc, found.organisations, lexicon, year)
        parse = Parse(doc, found, lexicon, Brackets(doc.text))
        walked = Committees(doc, parse, found, resolved, lexicon)
        return cls(doc.text, resolved.entities, found, resolved.names, Owners(doc, parse, lexicon, walked))

    def committees(self) -> list[str]:
        return [e.name for e in self.entities if e.kind == "cppcc"]

    def entity(self, name: str) -> Entity:
        return next(e for e in self.entities if e.name == name)

    def owner(self, words: str) -> Owner | None:
        """Whose work is told where these words stand."""
        assert self.text.count(words) == 1, words
        return self.owners(self.text.index(words))

    def whose(self, words: str) -> str | None:
        owner = self.owner(words)
        return owner.name if owner else None
