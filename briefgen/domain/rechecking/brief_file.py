"""A brief as a file has it, whatever was done to it since: nothing in it is taken for true."""

from briefgen.domain.noun import Noun
from briefgen.domain.statement import Certainty
from briefgen.domain.story import ActorKind


class Footnote(Noun):
    """Words said to stand in a source; ``start`` and ``end`` only where the file has an address in characters.

    ``fault`` says what is wrong with the footnote itself: it then holds no words that could be looked for.
    """

    id: str
    source: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    line: int = 0
    fault: str = ""


class Stated(Noun):
    """One statement of a file with the marks behind it; ``line`` counts from 1, ``part`` is the heading above it.

    ``actor`` is whom the file has it from, ``words`` are quoted behind it and ``notes`` are in italics there, ``when``
    is the date beside it as a page has it, ``date`` as JSON has it; ``is_dated_by_report`` where nothing dates an event
    but the article's own day; ``is_label`` is a heading, which cites nothing.
    """

    line: int
    part: str
    text: str
    cites: tuple[str, ...] = ()
    certainty: Certainty = "reported"
    is_question: bool = False
    is_position: bool = True
    is_claim: bool = False
    is_label: bool = False
    actor: str | None = None
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    when: str | None = None
    date: str | None = None
    is_dated_by_report: bool = False


class Named(Noun):
    """A source as the file names it; ``paths`` are what its article may be called, ``sha256`` is of its text then."""

    id: str
    paths: tuple[str, ...] = ()
    sha256: str | None = None


class Person(Noun):
    """An actor of the file: it may be named where the article it is cited from names it too."""

    names: tuple[str, ...]
    role: str | None = None
    kind: ActorKind = "person"


class BriefFile(Noun):
    """All that a file says that can be checked; ``is_page`` where its footnotes are to be used, each of them."""

    statements: tuple[Stated, ...]
    footnotes: tuple[Footnote, ...]
    sources: tuple[Named, ...]
    actors: tuple[Person, ...] = ()
    is_page: bool = False
