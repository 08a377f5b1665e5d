"""The JSON Schema of an exported article."""

from __future__ import annotations

import json
from typing import Any

from cppcc_extract.models import Article


def article_schema() -> dict[str, Any]:
    """The JSON Schema of `Article.model_dump_json()`; the package ships it as `schema.json`."""
    return Article.model_json_schema(mode="serialization")


def article_schema_json() -> str:
    """The same as text, as the package ships it."""
    return json.dumps(article_schema(), ensure_ascii=False, indent=1) + "\n"
