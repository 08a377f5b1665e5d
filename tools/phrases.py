"""Find phrases that are not plain technical English in pages, comments, docstrings and messages: part of `make lint`.

python tools/phrases.py [PATH …]
"""

from __future__ import annotations

import io
import json
import re
import sys
import tokenize
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = ("cppcc_extract", "docs", "examples", "benchmarks", "tools", "tests", "seeds")
ENDINGS = (".ipynb", ".md", ".py", ".toml")
STRINGS = (tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING))  # f-strings since Python 3.12
# Files that quote articles or phrases, in which the words are not ours
LEFT_OUT = (ROOT / "tools/phrases.py", ROOT / "tests/test_phrases.py")

PHRASES = {
    r"\b(?:tell|tells|told|telling) of\b": "states, names, reports",
    r"\b(?:tell|tells|told|telling)\b[^.;:,]{0,40}\bapart\b": "distinguish",
    r"\btold (?:by|with|next|twice|together)\b": "identified by; stated with",
    r"(?<!`)\bbehind\b": "after",
    r"(?<!there\s)\b(?:is|are|was|were|be) (?-i:none)\b": "is not a …",
    r"(?<!there\s)\b(?:is|are|was|were) (?-i:no) (?!longer\b|more\b|less\b|fewer\b|one\b|\w+er\b)[a-z]": "is not a …",
    r"\b(?:wants|wanted) (?:to be|a|an|the|no)\b": "needs, must be",
    r"\bwhat is odd\b": "what is unusual",
    r"\bby hand that\b": "by hand",
    r"\bone's own\b": "your own",
    r"\b(?:come|comes|came) about\b": "is made",
    r"\bcalled as\b": "named like",
    r"\bmend(?:s|ed|ing)?\b": "correct, fix",
    r"\b(?:take|takes|taken|took|taking)\b(?: [a-z]+){0,5} apart\b": "split",
    r"\bas nobody\b": "unexpectedly",
}


def found(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each phrase in the prose of a file: its line, its words, and what to write instead."""
    for line, prose in prose_of(path.read_text(encoding="utf-8"), path.suffix):
        for phrase, instead in PHRASES.items():
            for match in re.finditer(phrase.replace(" ", r"\s+"), prose, re.I):
                yield line + prose.count("\n", 0, match.start()), " ".join(match[0].split()), instead


def prose_of(text: str, ending: str) -> Iterator[tuple[int, str]]:
    """The prose of a file with the line it begins at.

    Of Python these are its comments and strings, of TOML its comments, of a notebook its text.
    """
    if ending == ".md":
        yield 1, text
    elif ending == ".ipynb":
        yield from _notebook_prose(text)
    elif ending == ".toml":
        yield from ((at, line) for at, line in enumerate(text.splitlines(), 1) if line.startswith("#"))
    else:
        yield from _python_prose(text)


def _notebook_prose(text: str) -> Iterator[tuple[int, str]]:
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            first = text.index(json.dumps(cell["source"][0], ensure_ascii=False))
            yield text.count("\n", 0, first) + 1, "".join(cell["source"])


def _python_prose(text: str) -> Iterator[tuple[int, str]]:
    comment: list[str] = []  # the lines of a comment that go on from one another
    begun = last = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in STRINGS and " " in token.string:
            yield token.start[0], re.sub(r"\{[^{}]*\}", "{}", token.string)
        elif token.type == tokenize.COMMENT:
            if token.start[0] != last + 1:
                if comment:
                    yield begun, "\n".join(comment)
                comment, begun = [], token.start[0]
            comment.append(token.string.lstrip("# "))
            last = token.start[0]
    if comment:
        yield begun, "\n".join(comment)


def files(names: Sequence[str]) -> Iterator[Path]:
    """The files of the arguments, or of the whole project."""
    paths = [Path(name).resolve() for name in names] or [*ROOT.glob("*.md"), *(ROOT / folder for folder in FOLDERS)]
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in ENDINGS and file not in LEFT_OUT:
                yield file


def main(names: Sequence[str]) -> int:
    """List the phrases; 1 if there are any."""
    lines = [
        f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}:{line}: “{words}”; write: {instead}"
        for file in files(names)
        for line, words, instead in found(file)
    ]
    for line in lines:
        sys.stderr.write(line + "\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
