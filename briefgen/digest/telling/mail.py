"""The parts of a message, which its templates put into words and into tables."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.domain.noun import Noun

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_LONE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """One line of text: no control character, nothing that turns round what follows, no half of a character."""
    return _SPACES.sub(" ", _LONE.sub("\ufffd", _UNSEEN.sub(" ", text))).strip()


def _plain(given: object) -> object:
    return plain(given) if isinstance(given, str) else given


Words = Annotated[str, BeforeValidator(_plain)]
"""A line that may stand in a header too: what articles, models and file names bring in has been made harmless."""


class Line(Noun):
    """One statement.

    ``label`` says before or now, ``anchors`` count in this brief, ``quote`` are a source's words, ``source`` says whose
    and when, ``aside`` how much stands behind it.
    """

    text: Words
    label: Words = ""
    anchors: tuple[Words, ...] = ()
    quote: Words = ""
    source: Words = ""
    aside: Words = ""


class Item(Noun):
    """What belongs together, under a name: an actor, a date, a figure."""

    label: Words = ""
    lines: tuple[Line, ...] = Field(min_length=1)


class Section(Noun):
    """Items under a heading; ``more`` counts those that there is no room for."""

    title: Words
    items: tuple[Item, ...] = ()
    more: int = 0


class SourceLine(Noun):
    """A source as the end of the message lists it; ``link`` is a web address or empty."""

    id: Words
    title: Words
    about: Words
    link: Words = ""


class Mail(Noun):
    """Everything that the message says.

    ``opening`` says in a sentence what kind of issue it is.  ``changes`` come first, then the ``bottom_line``, then the
    ``rest``; ``known`` folds what is old into a line.  ``losses`` say what of the sources did not reach the brief.
    """

    title: Words
    subject: Words
    preheader: Words
    period: Words
    as_of: Words
    basis: Words
    question: Words = ""
    opening: Words
    known: Words = ""
    changes: tuple[Section, ...] = ()
    bottom_line: tuple[Line, ...] = ()
    rest: tuple[Section, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    more_sources: int = 0
    losses: tuple[Words, ...] = ()
    attached: tuple[Words, ...] = ()
    written: Words
    leave: Words = ""
