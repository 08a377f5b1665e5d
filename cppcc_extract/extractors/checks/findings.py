"""The records of kind `Check`: figures of one article that should agree, and whether they do.

`parts`   the parts of a whole sum to it, and shares of all to 100%
`share`   a count is the share of its whole that the text states
`rate`    a rate follows from its counts, and growth from the figures of two years
`repeat`  a total that is stated twice is the same

A check is made only if all figures of the sum are stated. It `agrees` within the rounding and the bounds that the
figures are written with. It `disagrees` if the text allows no other reading; if it does (parts that may overlap, a list
that need not be complete, a digit cut instead of rounded) one `cannot tell`. Which figures belong together is taken
from the metrics: a figure that was misread there may be missing here.
"""

from __future__ import annotations

from cppcc_extract.extractors.checks.page import Finding, Page
from cppcc_extract.extractors.checks.parts import check_parts, check_shares_of_all
from cppcc_extract.extractors.checks.rates import check_changes, check_rates
from cppcc_extract.extractors.checks.repeats import check_repeats
from cppcc_extract.extractors.checks.shares import check_shares
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Check


def extract_checks(reading: Reading) -> list[Check]:
    """The checks of one document in the order of the figures under test, with ids `c1`, `c2`, ….

    They are made from `reading.records["metrics"]`.
    """
    page = Page(reading)
    shares = check_shares(page)
    beside = {finding.tested.nth for finding in shares}
    found: list[Finding] = [
        *shares,
        *check_parts(page),
        *check_shares_of_all(page, beside),
        *check_rates(page, reading.lexicon),
        *check_changes(page),
        *check_repeats(page),
    ]
    found.sort(key=lambda finding: (finding.tested.nth, finding.kind))
    return [page.check(finding, f"c{n}") for n, finding in enumerate(found, 1)]
