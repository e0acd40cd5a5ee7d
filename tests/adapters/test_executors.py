"""Work is done where it was asked for, and the process is left as it was found."""

import gc
from pathlib import Path

import pytest

from briefgen.adapters.executors import collecting_seldom
from briefgen.wiring import write_brief

PLAN = "The port of Marlow will close in March, transport minister Ada Ito said on Tuesday. Its {} berths are old.\n"


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """Also where the work fails: a brief may be written in a process that is somebody else's."""
    before = gc.get_threshold()
    with collecting_seldom():
        assert gc.get_threshold() != before
    with pytest.raises(KeyError), collecting_seldom():
        raise KeyError
    assert gc.get_threshold() == before


def test_many_articles_are_read_in_processes_as_few_are(tmp_path: Path) -> None:
    """What comes back from another process is joined to the right text: of 201 articles and of the first alone."""
    for number in range(201):
        (tmp_path / f"{number:03}.txt").write_text(PLAN.format(number) * 3, encoding="utf-8")
    many = write_brief(tmp_path, engine="extractive")
    few = write_brief(tmp_path / "007.txt", engine="extractive")
    seventh = next(source for source in many.sources if source.path.endswith("007.txt"))
    assert seventh.body == few.sources[0].body
    assert seventh.words_kept == few.sources[0].words_kept
