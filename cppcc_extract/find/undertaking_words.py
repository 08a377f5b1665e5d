"""The words that show whether a name is that of an initiative, as patterns, and what is found by them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cppcc_extract.lexicon import Lexicon
from cppcc_extract.lexicon.matcher import any_of
from cppcc_extract.lexicon.schema import InitiativeHead, InitiativeVerb
from cppcc_extract.models import InitiativeKind
from cppcc_extract.values import sealed

_SIGNS = re.compile(r"[^\w+]+|_+")
# 、社情民意信息工作3个委员履职平台; 等监督性电视栏目: the head of a list follows its last member.
_LIST_HEAD = (
    r"[^，。；“”‘’《》\n]{0,8}(?:、[^，。；\n]{0,24}?)?(?:[一二两三四五六七八九十\d]+(?:余|多)?[个大项种]|等)"
    r"[^，。；、“”《》\n]{0,8}?"
)
_NAMING = "(?:名为|名叫|叫做?|取名为?|定名为?|命名为?)?"


@sealed(frozen=True, slots=True)
class UndertakingMention:
    """A name of an initiative; `founded` if a verb founds it here, `strength` (1 to 4) the amount of evidence."""

    start: int
    end: int
    name: str
    kind: InitiativeKind
    rule: str
    strength: int
    founded: bool = False


class UndertakingWords:
    """The tables as patterns."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.rows("initiatives", InitiativeHead)
        verbs = lexicon.rows("initiative_verbs", InitiativeVerb)
        self.kinds: dict[str, InitiativeKind] = {row.surface: row.kind for row in rows}
        self.roles: dict[str, str] = {row.surface: row.role for row in rows}
        self.verbs = {row.surface: row for row in verbs}
        by_role: dict[str, list[str]] = {}
        for row in rows:
            by_role.setdefault(row.role, []).append(row.surface)
        heads = [word for word in by_role.get("head", ()) if len(word) > 1]
        self.slogans = frozenset(plain(word) for word in by_role.get("slogan", ()))
        self.behind = any_of([*heads, *by_role.get("weak", ()), *by_role.get("occasion", ())])
        self.ending = Endings([*by_role.get("head", ()), *by_role.get("ending", ())])
        self.domain = any_of(by_role.get("domain", ()))
        self.figure = Endings(by_role.get("figure", ()))
        self.fixed = any_of(by_role.get("fixed", ()))
        head = f"(?P<head>{any_of(heads).pattern})"
        self.listed = re.compile(f"{_LIST_HEAD}{head}")
        self.before = re.compile(f"(?<![”’」』]){head}{_NAMING}$")
        self.before_last = frozenset(word[-1] for word in [*heads, *"名叫做为"])
        self.predicate = re.compile(
            f"(?:如今|现在)?(?:也|已经?|正|就)?(?:是|成为|成了)[^，。；]{{0,16}}?{head}(?=[，。；])"
        )
        self.verb = any_of(self.verbs)


class Endings:
    """Words that a name may end with."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_last.setdefault(word[-1:], []).append(word)

    def of(self, name: str) -> str:
        """The longest of them that a name ends with, or nothing."""
        return next((word for word in self._by_last.get(name[-1:], ()) if name.endswith(word)), "")


def plain(name: str) -> str:
    """A name without punctuation, for comparison."""
    return name if name.isalnum() else _SIGNS.sub("", name)
