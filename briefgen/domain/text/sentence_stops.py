"""Whether a full stop, or another mark that can end a sentence, ends one."""

import re
from typing import NamedTuple

from briefgen.domain.wordlists import word_list, word_table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-&]?){1,8}[^\W\d_]\Z|ph\.d\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"[/@]|www\.|\.[a-z]{2,}\.", re.IGNORECASE)
_ADDRESS_TAIL = re.compile(r"[\w.-]{0,40}(?:@|\.(?:com|org|net|gov|edu|co)\b)", re.IGNORECASE)
_LEAD_IN = re.compile(r"(?:at|on|by|around|about|before|after|since|until|from)\s[^,]{0,24}\Z", re.IGNORECASE)
_MARKER = re.compile(r"[\s•\u2043◦▪●■‣*(-]*(?:\d{1,3}|[a-z])\Z")
_NAMES_WITH_MARK = frozenset({"yahoo", "yum", "jeopardy", "e"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_CLOSERS = "\"”’'»)]"
_OPENERS = "\"“‘'«(["
_LEADING = _OPENERS + "•●■▪‣*–—"
_ZONES = frozenset(
    {
        "gmt",
        "et",
        "est",
        "edt",
        "pt",
        "pst",
        "pdt",
        "ct",
        "utc",
        "bst",
        "ist",
        "cet",
        "eastern",
        "central",
        "pacific",
        "mountain",
    }
)
_TAG_WORDS = 5  # a name of four words and its verb
_FULL_WIDTH = "\u3002\uff01\uff1f"
_ELLIPSIS = 3
_WINDOW = 80


class Stop(NamedTuple):
    """One mark in its place: ``before`` and ``after`` are what stands around it, ``gap`` the white space behind it."""

    before: str
    """At most 80 characters of the sentence so far, without the mark."""
    mark: str
    closers: str
    gap: str
    after: str

    @property
    def token(self) -> str:
        """The characters before the mark back to white space or an opening quotation mark."""
        words = self.before.rsplit(maxsplit=1)
        if not words or self.before[-1].isspace():
            return ""
        return words[-1].lstrip(_LEADING) or words[-1]

    @property
    def next_word(self) -> str:
        """The first word behind the mark, empty where something else stands there."""
        found = _WORD.match(self.after.lstrip(_OPENERS))
        return found[0] if found else ""


def ends_sentence(stop: Stop) -> bool:
    """Whether a sentence ends at this mark, by the words around it."""
    if not stop.after:
        return True
    if not stop.gap:
        return _ends_without_space(stop)
    if not _begins_sentence(stop.after) or _is_garbled(stop) or _is_tagged(stop):
        return False
    if "…" in stop.mark or stop.mark.count(".") > 1:
        return _ellipsis_ends(stop)
    if stop.mark == ".":
        return _full_stop_ends(stop)
    return not (
        stop.mark == "!" and stop.token.lower() in _NAMES_WITH_MARK and stop.next_word.lower() not in _starters()
    )


def _starters() -> frozenset[str]:
    return word_list("sentence_starters")


def _begins_sentence(after: str) -> bool:
    """Whether these words may begin a sentence: anything but a lower-case word (iPhone may)."""
    words = after.lstrip(_OPENERS)
    if not words:
        return True
    if words[0].islower():
        return words[1:2].isupper()
    return words[0].isalnum() or words[0] in "$£€#@¿¡…-–—•"


def _is_garbled(stop: Stop) -> bool:
    """Whether a word stands twice around the mark and a relative clause hangs on it: ``Iran. Iran which paved …``."""
    words = stop.after.split(maxsplit=2)
    return len(words) > 1 and words[0] == stop.token and words[1] in _RELATIVES


def _is_tagged(stop: Stop) -> bool:
    """Whether a quotation closes here and only its speaker's tag follows: ``"We will." Hussein said.``."""
    if not stop.closers or stop.closers[0] not in "\"”’'»":
        return False
    clause = re.split(r"[.,;:]", stop.after, maxsplit=1)
    words = clause[0].split()
    return len(clause) > 1 and 1 < len(words) <= _TAG_WORDS and words[-1] in word_list("speech_tags")


def _ellipsis_ends(stop: Stop) -> bool:
    """Four dots end a sentence; three do where they are not a pause before ``I`` and not set apart by a space."""
    if stop.token.endswith("[") or stop.before.endswith(("[", "(")):
        return False
    dots = stop.mark.count(".") + 3 * stop.mark.count("…")
    if dots > _ELLIPSIS:
        return True
    return not stop.before[-1:].isspace() and stop.next_word != "I"


def _ends_without_space(stop: Stop) -> bool:
    """Scraped text loses the space behind a full stop: ``on Tuesday.Mr. Smith``; addresses and decimals do not end."""
    if stop.mark[-1] in _FULL_WIDTH or (stop.after[0] in "“‘" and stop.mark[-1] != "…"):
        return True
    if stop.mark.count(".") > 1 or not stop.after[0].isupper():
        return False
    if _ADDRESS.search(stop.token) or _ADDRESS_TAIL.match(stop.after):
        return False
    is_word = stop.next_word[1:].islower() or stop.next_word in ("I", "A")
    if stop.closers or stop.mark != ".":
        return is_word
    if _INITIALS.match(stop.token):
        return _starts(stop)
    return is_word and _is_whole_word(stop.token)


def _is_whole_word(token: str) -> bool:
    """Whether a sentence may end with this: no initial, no title."""
    if len(token) == 1 or token.lower() in word_table("abbreviations")["never"]:
        return False
    return token[-2:].islower() or token[-1:].isdigit() or token[-1:] in "%)" or token.isupper()


def _full_stop_ends(stop: Stop) -> bool:
    token = stop.token.lower().lstrip("'’")
    if _MARKER.match(stop.before):
        return False
    if stop.closers:
        return True
    if token.rstrip(".") in ("a.m", "p.m"):
        return _time_ends(stop)
    if len(token) == 1 and token.isalpha():
        return _initial_ends(stop)
    return _abbreviation_ends(token, stop)


def _starts(stop: Stop) -> bool:
    """Whether what follows is a word that begins sentences, and no initial (``A. Smith``)."""
    word = stop.next_word
    return word.lower() in _starters() and not stop.after.lstrip(_OPENERS)[len(word) :].startswith(".")


def _abbreviation_ends(token: str, stop: Stop) -> bool:
    kinds = word_table("abbreviations")
    if token in kinds["never"] and stop.after[0] not in '"“':
        return False
    if token in kinds["number"] and stop.after[0].isdigit():
        return False
    if token in kinds["starter"] or _INITIALS.match(token):
        return _starts(stop) or stop.after[0] in '"“'
    return True


def _initial_ends(stop: Stop) -> bool:
    """``Albert I. Jones`` goes on, ``you and I. Did`` ends; other letters end before a word that begins sentences."""
    letter = stop.token
    if letter.islower():
        return letter not in ("p", "v", "c") or _starts(stop)
    previous = stop.before[:-1].split()[-1:] or [""]
    if letter == "I" and previous[0].islower():
        return True
    return _starts(stop)


def _time_ends(stop: Stop) -> bool:
    """``At 5 a.m. Mr. Smith went`` goes on, ``left at 6 p.m. Mr. Smith`` ends; a time zone goes with the hour."""
    word = stop.next_word
    if word.lower() in _ZONES or (word and len(word) > 1 and word.isupper()):
        return False
    return len(stop.before) >= _WINDOW or not _LEAD_IN.match(stop.before.strip(_OPENERS + " \n"))
