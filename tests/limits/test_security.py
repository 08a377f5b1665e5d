"""What the library never does, whatever it reads: reach the network, run code, open another file, steer a terminal."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cppcc_extract.cli import app
from cppcc_extract.documents.reader import read_document
from cppcc_extract.show.markup import visible
from tests.samples import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CODE = sorted((ROOT / "cppcc_extract").rglob("*.py"))
FORBIDDEN = {
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "webbrowser", "requests"),
    *("httpx", "aiohttp", "subprocess", "pty", "marshal", "shelve", "ctypes", "code", "codeop", "runpy", "asyncio"),
}
# pickle: to see whether the work can be sent to another process before it is, and to send your lexicon there;
# ctypes: the types of the PDF library
ALLOWED = {
    ("arrow.py", "pickle"), ("batch.py", "pickle"), ("documents/pdf/chars.py", "ctypes"),
    ("documents/pdf/fonts.py", "ctypes"),
}  # fmt: skip
CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "execv", "spawnl", "loads", "load_module"}
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            holder = ast.unparse(node.func)
            yield holder.removeprefix("os.").removeprefix("builtins.").removeprefix("pickle.")


def test_no_module_can_reach_the_network_or_run_code() -> None:
    home = ROOT / "cppcc_extract"
    trees = {path.relative_to(home).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in CODE}
    used = {(name, module) for name, tree in trees.items() for module in imported(tree)}
    assert len(trees) > 200
    assert {(name, module) for name, module in used if module in FORBIDDEN or module == "pickle"} == ALLOWED
    assert {(name, call) for name, tree in trees.items() for call in called(tree) if call in CALLS} == {
        ("arrow.py", "loads")
    }


# Reads every kind of file and writes every kind of output while any connection, process or foreign file is an error
GUARDED = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from cppcc_extract import page_html, panel, parse_articles, read_document, reconcile, write_articles
from cppcc_extract.export.files import suffixes
FORBIDDEN = ("socket.", "urllib.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn",
             "os.fork", "pickle.find_class", "webbrowser.")
touched = []
def guard(event, arguments):
    if event.startswith(FORBIDDEN) and event != "socket.gethostname":
        touched.append(event)
        raise RuntimeError(event)
    if event == "open" and "secret" in str(arguments[0]):
        touched.append(str(arguments[0]))
        raise RuntimeError("a file that an input names")
sys.addaudithook(guard)
home = Path(sys.argv[1])
articles = []
for path in sorted(home.iterdir()):
    if "secret" not in path.name:
        articles += parse_articles(read_document(path))
with TemporaryDirectory() as folder:
    for ending in suffixes():
        write_articles(articles, Path(folder) / f"a{ending}")
panel(articles); reconcile(articles); page_html(articles, steps=False)
print(len(articles), touched)
"""


def linked(home: Path) -> None:
    """Files that name a secret one, and addresses, in every way that their formats know."""
    secret = (home / "secret.txt").as_uri()
    (home / "secret.txt").write_text("SECRET 提案999件", encoding="utf-8")
    (home / "a.html").write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret}">]><html><head><base href="{secret}"><link rel="stylesheet"'
        f' href="http://127.0.0.1:9/a.css"><meta http-equiv="refresh" content="0;url={secret}"></head><body><p>2023年，'
        f'大同市政协立案提案3件。&x;</p><img src="http://127.0.0.1:9/a.png"><iframe src="{secret}"></iframe></body>',
        encoding="utf-8",
    )
    from tests.limits.test_faults import WORD, zip_of

    text = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "{secret}"><!ENTITY % p SYSTEM "http://127.0.0.1:9/a.dtd">]>'
        f'<w:document xmlns:w="{WORD}" xmlns:xi="http://www.w3.org/2001/XInclude"><w:body><w:p><w:r><w:t>大同市政协立案提案3件'
        f'&x;</w:t></w:r></w:p><xi:include href="{secret}"/></w:body></w:document>'
    )
    (home / "b.docx").write_bytes(zip_of({"word/document.xml": text.encode()}))
    from benchmarks.fuzz.inputs import intact_pdf

    action = b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>/Type /Catalog"
    (home / "c.pdf").write_bytes(intact_pdf().replace(b"/Type /Catalog", action))


def test_no_input_opens_a_connection_a_process_or_another_file(tmp_path: Path) -> None:
    home = tmp_path / "in"
    home.mkdir()
    linked(home)
    done = subprocess.run([sys.executable, "-c", GUARDED, str(home)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "3 []\n", done.stderr
    assert "SECRET" not in read_document(home / "a.html").text + read_document(home / "b.docx").text


STEERING = (
    "大同\x1b[31m市政协\x9b2J工作\x07报告\u202e\n\n来源：大同\x1b]0;x\x07日报 2023-08-11\n\n"
    "2023年，大同市政协立案提案{}件。\n"
)


@pytest.fixture
def steering(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (300, 356):
        (folder / f"a\x1b[31m{number}.txt").write_text(STEERING.format(number), encoding="utf-8")
    (folder / "bad\x1b[2J\x07.docx").write_bytes(b"PK\x03\x04xx")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="names of files that Windows does not allow")
@pytest.mark.parametrize(
    "words",
    [
        ["parse", "{folder}", "-o", "{home}/all.csv"],
        ["panel", "{folder}", "-o", "{home}/panel.csv"],
        ["reconcile", "{folder}", "--all"],
        ["view", "{folder}", "-o", "{home}/page.html"],
        ["explain", "{file}", "--at", "3"],
        ["parse", "{folder}/no\x1b[31m.txt"],
    ],
    ids=lambda words: words[0],
)
def test_no_command_steers_a_terminal(words: list[str], steering: Path) -> None:
    file = min(steering.glob("*.txt"))
    command = [word.format(folder=steering, home=steering.parent, file=file) for word in words]
    said = CliRunner().invoke(app, command).output
    assert said
    assert not CONTROLS.findall(said)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals of this kind here")
@pytest.mark.parametrize("form", ["csv"])
def test_data_is_harmless_on_a_terminal_and_as_it_is_in_a_pipe(form: str, steering: Path) -> None:
    file = str(min(steering.glob("*.txt")))
    command = [sys.executable, "-m", "cppcc_extract", "parse", file, "--format", form]
    piped = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    assert "\x9b2J" in piped
    ours, theirs = os.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL) as run:
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
        assert run.wait() == 0
    os.close(ours)
    text = shown.decode("utf-8").replace("\r\n", "\n").replace("\r", "")
    assert "\\x9b2J" in text
    assert not CONTROLS.findall(text)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("提案\t12\n", "提案\t12\n"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b", "\\x9b"),
        ("a\rb\r\n", "a\\rb\r\n"),
        ("\u202e", "\\u202e"),
    ],
)
def test_what_a_terminal_obeys_is_shown_as_a_code(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_dependency_is_bounded_on_both_sides() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = [
        *project["dependencies"],
        *(one for name, extra in project["optional-dependencies"].items() for one in extra),
    ]
    others = [one.split(";")[0] for one in used if not one.startswith("cppcc_extract[")]
    assert [one for one in others if ">=" not in one or "<" not in one] == []
