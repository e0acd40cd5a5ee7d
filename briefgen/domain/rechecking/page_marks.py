"""The text of one block: its words without their markup, the marks behind them, and what a footnote quotes."""

import html
import re
from urllib.parse import unquote

from briefgen.domain.noun import Noun
from briefgen.domain.rechecking.brief_file import Footnote
from briefgen.domain.text.markdown import JOINER

_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]{1,80})\]")
_BETWEEN = re.compile(r"[\s,;.]*")
_ASIDE = re.compile(r"\s*(?P<star>[*_])(?![*_\s])(?:\\.|(?!(?P=star))[^\\]){1,600}(?P=star)(?![*_])")
_QUOTED = re.compile(r"\s*[“„\"]([^“”\"]{1,2000})[”“\"]")
_STRONG = re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<words>(?:\\.|(?!(?P=mark))[^\\])+)(?P=mark)")
_EMPHASIS = re.compile(r"(?<![\\\w*])\*(?=[^\s*])|(?<=[^\s\\*])\*(?![\w*])|\*\*|__|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_DASH = re.compile(r"\s[—–-]{1,3}\s*\Z")
_ADDRESS = re.compile(r"(?P<path>[^#]*)#(?P<place>.*)")
_CHARACTERS = re.compile(r"char=(\d{1,12}),(\d{1,12})")
_SOURCE = re.compile(r"(S[1-9]\d{0,8})\.[1-9]\d{0,8}")
_QUOTES = "“”„\"«»‘’'"


class Segment(Noun):
    """Some words and the marks behind them; behind those ``words`` are quoted, and ``notes`` stand in italics."""

    text: str
    cites: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def plain_words(markdown: str) -> str:
    """What a reader sees of some Markdown, on one line."""
    kept: list[str] = []

    def aside(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"\x00{len(kept) - 1}\x00"

    hidden = _BACKSLASH.sub(aside, markdown.replace("\x00", ""))
    shown = html.unescape(_EMPHASIS.sub("", hidden)).replace(JOINER, "")
    return " ".join(re.sub("\x00(\\d+)\x00", lambda mark: kept[int(mark[1])], shown).split())


def marks_in(markdown: str) -> tuple[str, ...]:
    """The names of the footnotes that are referred to, in order, each once."""
    return tuple(dict.fromkeys(_MARK.findall(markdown)))


def segments_of(markdown: str) -> list[Segment]:
    """The words of a block by the marks behind them; the last has none where words are left behind the last mark.

    What stands in italics behind a mark is the program's note on the statement, what is quoted there the speaker's own
    words: neither is a statement.
    """
    found: list[Segment] = []
    begin, place = 0, 0
    for mark in _MARK.finditer(markdown):
        if mark.start() < place:
            continue
        cites, place = [mark[1]], mark.end()
        while (gap := _BETWEEN.match(markdown, place)) and (more := _MARK.match(markdown, gap.end())):
            cites.append(more[1])
            place = more.end()
        text = plain_words(markdown[begin : mark.start()])
        begin, words, notes = _behind(markdown, place)
        found.append(Segment(text=text, cites=tuple(dict.fromkeys(cites)), words=words, notes=notes))
    rest = plain_words(markdown[begin:]).strip(" .,;:")
    if any(map(str.isalnum, rest)):
        found.append(Segment(text=rest))
    return found


def _behind(markdown: str, place: int) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Where the next words begin behind some marks, and what is quoted and in italics before them."""
    words: list[str] = []
    notes: list[str] = []
    while True:
        if quoted := _QUOTED.match(markdown, place):
            words.append(plain_words(quoted[1]))
            place = quoted.end()
        elif aside := _ASIDE.match(markdown, place):
            notes.append(plain_words(aside[0]))
            place = aside.end()
        else:
            return place, tuple(words), tuple(notes)


def strong_words(markdown: str) -> tuple[str, str]:
    """The words in bold that a block begins with, and the rest; empty where it begins otherwise."""
    match = _STRONG.match(markdown.lstrip(" —–"))
    return (plain_words(match["words"]), plain_words(markdown.lstrip(" —–")[match.end() :])) if match else ("", "")


def is_aside(markdown: str) -> bool:
    """Whether a block is in italics from its beginning to its end, as the program's own notes are."""
    return _ASIDE.fullmatch(markdown.strip()) is not None


def footnote_of(name: str, markdown: str, line: int) -> tuple[Footnote, tuple[str, ...]]:
    """What a footnote says: words in quotation marks and their address; and what its article may be called."""
    known = _SOURCE.fullmatch(name)
    words, address = _parted(markdown)
    paths, span = _address(address)
    quote = words.strip()
    if quote[:1] in _QUOTES and quote[-1:] in _QUOTES:
        quote = quote[1:-1].strip()
    elif known is None or not paths:
        quote = ""
    fault = "" if quote else "has no words in quotation marks, so nothing can be looked for"
    source = known[1] if known else (paths[0] if paths else "")
    if not source:
        fault = "names no source"
    start, end = span or (None, None)
    return Footnote(id=name, source=source, quote=quote, start=start, end=end, line=line, fault=fault), paths


def _parted(markdown: str) -> tuple[str, str]:
    """The quoted words, and the address behind them: the code span, or the last word, at the end."""
    whole = markdown.rstrip(" .")
    fence = whole[len(whole.rstrip("`")) :]
    start = whole.rfind(fence, 0, len(whole) - len(fence)) if fence else -1
    if start >= 0 and "#" in whole[start:]:
        return plain_words(_DASH.sub("", whole[:start])), whole[start:].strip("` ")
    head, _, last = whole.rpartition(" ")
    if "#" in last and not last.endswith(tuple(_QUOTES)):
        return plain_words(_DASH.sub("", head + " ")), plain_words(last)
    return plain_words(markdown), ""


def _address(address: str) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """What the article of a locator may be called, and the characters it names."""
    if not (match := _ADDRESS.fullmatch(address)):
        return (), None
    path, place = unquote(match["path"]), match["place"]
    if characters := _CHARACTERS.fullmatch(place):
        return (path,), (int(characters[1]), int(characters[2]))
    part, fragment, _ = place.partition(":~:")
    return ((f"{path}#{part}", path) if fragment and part else (path,)), None
