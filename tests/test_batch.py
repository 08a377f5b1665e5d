"""Many inputs: in order, as a stream, and none of them stops the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psutil
import pytest

from cppcc_extract import Document, ExtractorError, Failure, InputError, Lexicon, parse_article, parse_many
from cppcc_extract.extractors.reading import Reading
from cppcc_extract.models import Article
from cppcc_extract.pipeline import EXTRACTORS
from tests.samples import ROOT


def _text(number: int) -> str:
    return f"2022年，山西省政协立案提案{number}件。"


def _values(results: Iterator[Article | Failure]) -> list[object]:
    return [r.metrics[0].value if isinstance(r, Article) else r.error for r in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_inputs(workers: int) -> None:
    assert _values(parse_many(map(_text, range(1, 60)), workers=workers)) == list(range(1, 60))


def test_processes_read_as_this_one_does() -> None:
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    assert list(parse_many(paths, workers=2)) == list(parse_many(paths, workers=1))


def test_a_path_is_a_file_and_a_string_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_text(7), encoding="gb18030")
    from_file, from_text, from_document = parse_many([file, str(file), Document(text=_text(8), published="2023-05-01")])
    assert isinstance(from_file, Article)
    assert isinstance(from_text, Article)
    assert isinstance(from_document, Article)
    assert (from_file.origin, from_file.metrics[0].value) == (str(file), 7)
    assert (from_text.origin, from_text.text) == (None, str(file))
    assert from_document.published == "2023-05-01"


@pytest.mark.parametrize("workers", [1, 2])
def test_an_input_that_cannot_be_read_is_a_failure_in_its_place(workers: int, tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    first, second, third, fourth = parse_many([_text(1), missing, "\ud800", _text(2)], workers=workers)
    assert isinstance(first, Article)
    assert isinstance(fourth, Article)
    assert second == Failure(input=str(missing), error="FileNotFoundError", message="no such file; check the path")
    assert isinstance(third, Failure)
    assert third.error == "InputError"
    assert "offset 0" in third.message


def test_what_is_no_input_is_a_failure_too() -> None:
    (failed,) = parse_many([5])  # type: ignore[list-item]
    assert isinstance(failed, Failure)
    assert "must be str, not int" in failed.message


def test_the_first_error_ends_a_run_that_asks_for_it(tmp_path: Path) -> None:
    results = parse_many([_text(1), tmp_path / "none.txt", _text(2)], on_error="raise")
    assert isinstance(next(results), Article)
    with pytest.raises(FileNotFoundError):
        next(results)


def stumbling(reading: Reading) -> list[object]:
    """An extractor that fails on one text."""
    if "立案提案3件" in reading.document.text:
        raise KeyError("三")
    return []


def dying(reading: Reading) -> list[object]:
    """An extractor that kills its process."""
    if "立案提案3件" in reading.document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_an_extractor_fails_one_input(workers: int) -> None:
    results = list(parse_many(map(_text, range(1, 25)), workers=workers, extractors={**EXTRACTORS, "mine": stumbling}))
    assert [n for n, r in enumerate(results, 1) if isinstance(r, Failure)] == [3]
    assert isinstance(results[2], Failure)
    assert results[2].error == "KeyError"
    assert results[2].input == _text(3)


def leaving(reading: Reading) -> list[object]:
    """An extractor that would end the program."""
    if "立案提案3件" in reading.document.text:
        raise SystemExit(0)
    return []


class OddError(Exception):
    """An error that cannot be sent to another process."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def odd(reading: Reading) -> list[object]:
    """An extractor with an error of its own."""
    raise OddError("三", "四")


@pytest.mark.parametrize("workers", [1, 2])
def test_no_extractor_ends_the_batch(workers: int) -> None:
    results = list(parse_many(map(_text, range(1, 9)), workers=workers, extractors={**EXTRACTORS, "mine": leaving}))
    assert [r.error for r in results if isinstance(r, Failure)] == ["SystemExit"]
    (failed,) = parse_many([_text(1)], workers=workers, extractors={"mine": odd})
    assert isinstance(failed, Failure)
    assert (failed.error, failed.message[:2]) == ("OddError", "三四")
    with pytest.raises(ExtractorError, match="三四"):
        list(parse_many([_text(1)], workers=workers, extractors={"mine": odd}, on_error="raise"))


def test_a_file_whose_name_is_no_text_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xd5\xfe.txt")
    path.write_text(_text(1), encoding="utf-8")
    (article,) = parse_many([path])
    assert isinstance(article, Article)
    assert article.origin == f"{tmp_path}/\\xd5\\xfe.txt"
    assert article.model_dump_json()
    path.unlink()
    (failed,) = parse_many([path])
    assert isinstance(failed, Failure)
    assert failed.input == article.origin


def test_processes_go_with_the_one_that_hired_them(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(
        "import itertools, multiprocessing\nfrom cppcc_extract import parse_many\nif __name__ == '__main__':\n"
        "    for n, _ in enumerate(parse_many(map(str, itertools.count()), workers=2)):\n"
        "        if n == 0: print(*(p.pid for p in multiprocessing.active_children()), flush=True)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        children = [psutil.Process(int(pid)) for pid in run.stdout.readline().split()]
        run.kill()
    assert len(children) == 2
    assert psutil.wait_procs(children, timeout=20)[1] == []


def test_a_script_without_the_guard_is_told_of_it(tmp_path: Path) -> None:
    script = tmp_path / "bare.py"
    script.write_text("from cppcc_extract import parse_many\nlist(parse_many(['a'], workers=2))\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert "in a script call this under if __name__ == '__main__':, or pass workers=1" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_that_dies_fails_one_input() -> None:
    results = list(parse_many(map(_text, range(1, 40)), workers=2, extractors={**EXTRACTORS, "mine": dying}))
    assert len(results) == 39
    assert [n for n, r in enumerate(results, 1) if isinstance(r, Failure)] == [3]
    assert isinstance(results[2], Failure)
    assert "was killed" in results[2].message


@pytest.mark.parametrize("workers", [1, 2])
def test_inputs_are_taken_only_so_far_ahead(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield _text(taken)

    results = parse_many(endless(), workers=workers)
    assert _values(islice(results, 20)) == list(range(1, 21))
    results.close()  # type: ignore[attr-defined]
    assert taken < 150


def test_words_of_ones_own_go_to_the_processes(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('units = [{ surface = "桌次", kind = "action", examples = ["协商12桌次"] }]', encoding="utf-8")
    lexicon = Lexicon.default().extended(table)
    texts = [f"太原市政协开展圆桌协商{n}桌次。" for n in range(1, 20)]
    results = list(parse_many(texts, workers=2, lexicon=lexicon, published="2023-01-01"))
    assert [r.metrics[0].unit for r in results if isinstance(r, Article)] == ["桌次"] * 19
    assert results[0] == parse_article(texts[0], lexicon=lexicon, published="2023-01-01")


def test_pages_are_split_where_that_is_asked_for() -> None:
    (page,) = (ROOT / "seeds").glob("004_*.txt")
    assert len(list(parse_many([page]))) == 1
    titles = [result.title for result in parse_many([page], split=True) if isinstance(result, Article)]
    assert len(titles) == 2


def test_what_cannot_work_is_refused() -> None:
    with pytest.raises(InputError, match="workers=0"):
        parse_many([], workers=0)
    with pytest.raises(InputError, match="'return' or 'raise'"):
        parse_many([], on_error="skip")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="put it in a list"):
        parse_many(_text(1))
    with pytest.raises(InputError, match="write 2023-08-11"):
        parse_many([], published="昨天")
    with pytest.raises(InputError, match="an extractor cannot be called 'title'"):
        parse_many([], extractors={"title": stumbling})
    with pytest.raises(InputError, match="a function of a module"):
        list(parse_many([_text(1)], workers=2, extractors={"mine": lambda reading: []}))


def test_no_extractors_are_none() -> None:
    (article,) = parse_many([_text(1)], extractors={})
    assert isinstance(article, Article)
    assert article.metrics == ()
