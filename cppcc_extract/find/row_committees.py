"""The committees that the rows of a table name by their divisions alone: 海林市 under a title on committees."""

from __future__ import annotations

from collections.abc import Sequence

from cppcc_extract.find.committees import chain_after, names
from cppcc_extract.find.mentions import OrganisationMention
from cppcc_extract.find.tables import Table
from cppcc_extract.lexicon import Lexicon

_COMMITTEE = "政协"


def with_row_committees(
    found: Sequence[OrganisationMention], tables: Sequence[Table], text: str, lexicon: Lexicon
) -> list[OrganisationMention]:
    """The organisations found, and those that rows name by a division if the text above the table names 政协."""
    known = names(lexicon)
    taken = {mention.start for mention in found}
    rows: dict[int, OrganisationMention] = {}
    for table in tables:
        if not any(_COMMITTEE in text[start:end] for start, end in table.over):
            continue
        for entry in table.entries:
            for start, end in entry.row_heads:
                if start in taken or start in rows:
                    continue
                at, places = chain_after(text, start, known)
                if places and at == end:
                    rows[start] = OrganisationMention(
                        start, end, "cppcc", "".join(places), "", "", "committee.row", places, "", end
                    )
    return sorted([*found, *rows.values()], key=lambda mention: mention.start) if rows else list(found)
