"""Strange input on every public function, a little of each kind; and the job that tries a million resumes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz import __main__ as job
from benchmarks.fuzz.doors import KINDS, BrokenPromiseError, Kind

COUNTS = {"view": 1, "pdf": 3, "shown": 5}


@pytest.mark.parametrize("name", KINDS)
def test_every_promise_is_kept(name: str) -> None:
    wrong = {number: job.tried(2, name, number)[2] for number in range(COUNTS.get(name, 12))}
    assert {number: what for number, what in wrong.items() if what} == {}


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The inputs that are tried, of one cheap kind that is wrong where a number ends with 7."""
    tried: list[object] = []

    def try_one(given: object) -> int:
        tried.append(given)
        if str(given).endswith("7"):
            raise BrokenPromiseError("seven")
        return 1

    kinds = {"number": Kind(lambda chance: chance.randrange(1000), try_one)}
    monkeypatch.setattr(job, "KINDS", kinds)
    monkeypatch.setattr(job, "_TURN", ["number"])
    monkeypatch.setattr(job, "made", lambda seed, name, number: number)
    monkeypatch.setattr(job, "STATE", tmp_path / "state")
    monkeypatch.setattr(job, "CHUNK", 10)
    return tried


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["fuzz", *words])
    return job.main()


def test_a_run_goes_on_where_the_last_one_stopped(seen: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "--inputs", "25") == 1
    assert seen == list(range(25))
    seen.clear()
    assert run(monkeypatch, "--inputs", "40") == 1
    assert seen == [7, 17, *range(25, 40)]
    assert set(job.load(1, fresh=False).findings) == {"number:7", "number:17", "number:27", "number:37"}


def test_a_chunk_that_is_broken_off_is_tried_again(seen: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(given: object) -> int:
        if given == 13:
            raise KeyboardInterrupt
        return 1

    with monkeypatch.context() as broken:
        broken.setattr(job, "KINDS", {"number": Kind(KINDS["text"].make, stop)})
        with pytest.raises(KeyboardInterrupt):
            run(monkeypatch, "--inputs", "20")
    run(monkeypatch, "--inputs", "20")
    assert seen == list(range(10, 20))


def test_what_is_corrected_is_forgotten(seen: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "--inputs", "10") == 1
    monkeypatch.setattr(job, "KINDS", {"number": Kind(KINDS["text"].make, lambda given: 1)})
    assert run(monkeypatch, "--inputs", "10") == 0
