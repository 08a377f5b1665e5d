"""The byline of a WeChat public account: words in spans without white space, identified by their ids."""

from __future__ import annotations

import re
from typing import Any

_BYLINE = "meta_content"
_ORIGINAL = "copyright_logo"
_ACCOUNT = "js_name"
_PLACE = "js_ip"
_MOMENT = "publish_time"
_AUTHOR = re.compile(r"[\u3400-\u9fff·]{2,10}(?:[\s、，]+[\u3400-\u9fff·]{2,10}){0,4}$")


def spell_byline(root: Any) -> None:
    """Write the byline of a page of an account, if it is one, as 来源：… 作者：… and the day, in the tree.

    The author follows the mark 原创, or in the element that is of the author by its id.
    """
    account = next(iter(root.xpath("//*[@id=$id]", id=_ACCOUNT)), None)
    if account is None:
        return
    line = next((element for element in account.iterancestors("*") if element.get("id") == _BYLINE), None)
    if line is None:
        return
    said: dict[str, str] = {}
    original = False
    for child in line.iterchildren("*"):
        ids = {child.get("id"), *(inner.get("id") for inner in child.iterdescendants("*"))}
        text = " ".join("".join(child.itertext()).split())
        if _ORIGINAL in ids:
            original = True
        elif _ACCOUNT in ids:
            said["来源："] = " ".join("".join(account.itertext()).split())
        elif _MOMENT in ids:
            said[""] = text
        elif any((name or "").startswith(_PLACE) for name in ids):
            continue
        elif "作者：" not in said and _AUTHOR.match(text) and (original or "js_author_name" in ids):
            said["作者："] = text
    for child in list(line):
        line.remove(child)
    line.text = " ".join(f"{label}{said[label]}" for label in ("来源：", "作者：", "") if said.get(label))
