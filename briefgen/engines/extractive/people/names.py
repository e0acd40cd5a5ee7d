"""Where a text writes names: runs of capitalised words, cut where one name ends and the next begins."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.domain.names.name_forms import country_of, title_words
from briefgen.domain.span import Span
from briefgen.domain.wordlists import word_list

UPPER = "".join(chr(code) for code in range(0x24F) if chr(code).isupper())
_ATOM = (
    rf"(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Aa]z|[Uu]l|d|l|e|i)[-’']?)?[{UPPER}]"
    rf"(?:(?:\.[{UPPER}])+\.?|\w*(?:[&]\w+|[-’'‘ʿ](?!s\b)\w+)*)(?:[’']s?(?!\w))?\.?"
)
_JOINT = (
    r"(?:of the|for the|on the|in the|and the|of|for|on|in|and|&|at|de la|de los|de|del|della|di|da|dos|das|du|la|le|"
    r"bin|ibn|bint|abu|al|el|ul|van der|van den|van de|van|von der|von dem|von|der|den|ter|ten|y|zu|ben|bar)"
)
RUN = re.compile(rf"(?<![\w.@#/-])(?<!\w[’']){_ATOM}(?:[ \u00a0]{{1,2}}(?:{_JOINT} )?(?={_ATOM}){_ATOM}){{0,24}}")
_COMPOUND = re.compile(
    r"(?<=\w\w|.\.)-(?:\w+ed|led|based|born|bound|era|style|wide|run|made|held|free|only|like|long|\w+ing|friendly|"
    r"area|type|centric|first|level|specific|turned|to|and|on|the|related|grown|built|brokered|inspired|then|elect)$"
)
"""What makes a modifier of a name (Iran-backed), unlike the second half of a given name (Ban Ki-moon)."""
_FORMS = frozenset(("inc", "corp", "co", "ltd", "cos"))
"""Abbreviated forms of companies."""
_SHOUTED = 3
_HEADING = 2
"""Letters of a word in capitals, and words, that make a heading rather than acronyms."""
_SCOPES = frozenset(("of", "for", "on", "in", "and", "at"))


class Word(NamedTuple):
    """One capitalised word of a name, or a small one between two.

    ``low`` is the word as lists have it.  ``owner``: a possessive ending follows; ``modifies``: it begins a compound.
    """

    text: str
    low: str
    start: int
    end: int
    owner: bool = False
    modifies: bool = False


Words = tuple[Word, ...]
_BREAK = Word("", "", 0, 0)
_PIECE = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"[’']s?$")


def name_runs(text: str, within: Span) -> Iterator[Words]:
    """The names inside ``within`` in order, each still with the titles and modifiers that precede it."""
    for run in RUN.finditer(text, within.start, within.end):
        if run[0].isalnum():  # most runs are one plain word; the way around saves a third of the time
            word = _word(run[0], run.start())
            if word.low not in word_list("small_openers"):
                yield (word,)
            continue
        led = text[max(0, run.start() - 4) : run.start()].casefold() == "the "
        yield from _cut(_words(run), led=led)


def _words(run: re.Match[str]) -> list[Word]:
    words: list[Word] = []
    for piece in _PIECE.finditer(run[0]):
        found = list(_pieces(piece[0], run.start() + piece.start(), after_dot=_stopped(words)))
        if words and found[0] is _BREAK and f"{words[-1].low} {found[1].low}" in word_list("places"):
            first = words.pop()  # San Diego-based
            whole = run[0][first.start - run.start() : found[1].end - run.start()]
            found[1] = _word(whole, first.start)._replace(modifies=True)
        words += found
    return words


def _stopped(words: list[Word]) -> bool:
    return bool(words) and words[-1].text.endswith(".")


def _pieces(raw: str, start: int, *, after_dot: bool) -> Iterator[Word]:
    """One word of a run, between breaks where a sentence or a compound parts it from its neighbours."""
    bare = _POSSESSIVE.sub("", raw)
    owner = bare != raw and (raw[-1] == "s" or bare.endswith("s"))
    bare = bare if owner else raw.rstrip("’'")
    if compound := _COMPOUND.search(bare) if "-" in bare else None:
        yield _BREAK
        yield _word(bare[: compound.start()], start)._replace(modifies=True)
        yield _BREAK
        return
    if after_dot and bare.casefold() in word_list("small_openers"):
        yield _BREAK
    if bare.endswith(".") and not _keeps_dot(bare):
        yield _word(re.sub(r"[’']s$", "", bare[:-1]), start, owner=owner)
        yield _BREAK
        return
    yield _word(bare, start, owner=owner)


def _word(text: str, start: int, *, owner: bool = False) -> Word:
    return Word(text, text.casefold().rstrip("."), start, start + len(text), owner)


def _keeps_dot(word: str) -> bool:
    stem = word[:-1]
    return len(stem) == 1 or "." in stem or stem.casefold() in word_list("dotted")


def _cut(words: list[Word], *, led: bool) -> Iterator[Words]:
    """Split a run where one name ends: at full stops, possessives, and small words that join two names."""
    part: list[Word] = []
    for number, word in enumerate(words):
        if not word.text:
            yield from without_small_ends(part)
            part = []
            continue
        following = words[number + 1 :]
        if word.text[0].islower() and word.low in _SCOPES | {"the", "&"}:
            if part and not _joins(part, word, following, led=led and part[0] is words[0]):
                yield from without_small_ends(part)
                part = []
            elif part:
                part.append(word)
            continue
        if word.text.islower() and word.low not in word_list("name_particles"):
            continue
        part.append(word)
        ends = _ends_company(word, following) or _ends_heading(part, following)
        if ends or (word.owner and not _owns_name(word, following)):
            yield from without_small_ends(part)
            part = []
    yield from without_small_ends(part)


def _ends_company(word: Word, following: list[Word]) -> bool:
    """Whether a company's form ends its name, so that what follows is another's: Ada Inc. Jo Ito."""
    after = following[0] if following else _BREAK
    goes_on = not after.text[:1].isupper() or after.low in _FORMS or after.low in title_words()
    return word.text.endswith(".") and word.low in _FORMS and not goes_on


def _ends_heading(part: list[Word], following: list[Word]) -> bool:
    """Whether a line in capitals ends here that only runs into the next: "PORT TO CLOSE Ada Ito said"."""
    shouted = [word for word in part if word.text.isupper() and len(word.text) >= _SHOUTED]
    after = following[0].text if following else ""
    return len(shouted) >= _HEADING and part[-1].text.isupper() and after[:1].isupper() and not after.isupper()


def without_small_ends(part: list[Word]) -> Iterator[Words]:
    """A run of words without the small ones at its ends; nothing where it holds no others."""
    while part and part[-1].text.islower():
        part.pop()
    while part and part[0].text.islower():
        part.pop(0)
    if part:
        yield tuple(part)


def _owns_name(owner: Word, following: list[Word]) -> bool:
    """Whether the possessive belongs to a name (King's College), not to an owner (Iraq's Council)."""
    heads = [n for n, word in enumerate(following[:3]) if word.low in word_list("possessive_heads")]
    if not heads or following[heads[0]].owner:
        return False
    return heads[0] == 0 or owner.low in word_list("crowd_owners")


def _joins(part: list[Word], joint: Word, following: list[Word], *, led: bool) -> bool:
    """Whether a small word stands inside one name: Bank of America, Secretary of State."""
    rest = [word for word in following if not (word.text.islower() and word.low in _SCOPES | {"the"})]
    if not rest or not rest[0].text or rest[0].low in word_list("calendar"):
        return False
    head, organised = part[-1].low, word_list("org_nouns")
    if joint.low == "&":
        return True
    if part[-1].owner or (joint.low in {"in", "at"}):
        return False
    if joint.low == "the":
        return part[-1].text.islower()
    if joint.low in {"of", "for", "on"}:
        seen = any(word.low in organised for word in part) and sum(word.low in _SCOPES for word in part) == 1
        return (
            head in organised
            or seen
            or (head in title_words() and rest[0].low in word_list("offices"))
            or _heads_scope(part, joint)
        )
    return _pairs(part, following, led=led)


def _heads_scope(part: list[Word], joint: Word) -> bool:
    """Whether a noun that heads bodies stands in the name already (Council on Foreign Relations … for)."""
    return joint.low in {"of", "for"} and part[-1].low in {
        "joint",
        "house",
        "chamber",
        "daughters",
        "sons",
        "friends",
        "doctors",
    }


def _pairs(part: list[Word], following: list[Word], *, led: bool) -> bool:
    """Whether ``and`` pairs two words of one name: it has a head before with ``of``, or one after it.

    A name with its head at the end is ``led`` by an article: the Securities and Exchange Commission.
    """
    next_words: list[Word] = []
    for word in following:
        if not word.text or word.text.islower():
            break
        next_words.append(word)
        if word.owner:
            break
    if not next_words or country_of(part[-1].text) or country_of(next_words[0].text):
        return False
    organised = word_list("org_nouns")
    headed = any(word.low in {"of", "for", "on"} for word in part) and part[0].low not in title_words()
    if headed and part[-1].low not in organised:
        return next_words[0].low not in organised | title_words() and len(next_words) <= 2  # noqa: PLR2004
    fits = next_words[-1].low in organised and len(part) <= 2 and 2 <= len(next_words) <= 3  # noqa: PLR2004
    led = led or part[0].low == "the"
    named = " ".join(word.low for word in part)
    return (
        led
        and fits
        and named not in word_list("org_names") | word_list("groups")
        and next_words[0].low not in title_words()
    )
