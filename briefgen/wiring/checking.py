"""Puts together what checking a finished brief takes."""

import os
from collections.abc import Sequence
from pathlib import Path

from briefgen.adapters.brief_reader import read_brief
from briefgen.adapters.executors import collecting_seldom
from briefgen.adapters.source_places import REFUSED, files_named
from briefgen.domain.rechecking.finding import Report
from briefgen.pipeline.checking import Sought, check_brief
from briefgen.settings import Settings
from briefgen.wiring import tools_for


def report_of(brief: Path, paths: Sequence[str], settings: Settings, withdrawn: Sequence[str] = ()) -> Report:
    """Check a brief against the sources at the paths, or where no path is given at those that it names itself.

    Raises:
        UnreadableError: the file is no brief.
        InputError: a path is missing.
    """
    file = read_brief(brief, settings.max_bytes)
    gone = frozenset((*withdrawn, *map(os.path.normpath, withdrawn)))
    sought = Sought(paths=paths, withdrawn=gone)
    if not paths:
        named = [path for source in file.sources for path in source.paths]
        called, refused = files_named(named, (brief.parent, Path()))
        sought = Sought(tuple(dict.fromkeys(called.values())), called, refused, REFUSED, gone)
    with collecting_seldom(), tools_for(settings, None) as tools:
        report = check_brief(file, sought, tools)
        tools.cpu.shutdown()  # nothing is left to do; processes that end while the program does complain about it
        return report
