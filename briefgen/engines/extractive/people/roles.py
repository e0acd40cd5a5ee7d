"""Who an article says somebody is: the words of office before a name, the apposition behind it."""

import re

from briefgen.domain.names.name_forms import country_of, title_words
from briefgen.domain.span import Span, trimmed
from briefgen.domain.wordlists import word_list, word_table

_BEFORE = 110  # characters before a name in which its office may begin
_AFTER = 190  # characters behind it in which an apposition must end
_FULL_NAME = 2
_REACH = 9  # words of an apposition among which the office must stand
_LONG = 14  # words: a longer apposition is cut before its second part
_DOTTED = re.compile(r"(?:[A-Z]\.)+")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_WORD = re.compile(r"\S+")
_APPOSITION = re.compile(r"(?:[’']s)?,? ?(?:\([DRI][-–][^)]{1,20}\))?(?:, ?\d{1,3})?(?:,|\s?[—–(]| -)\s{0,2}(?=\w)")
_STOP = re.compile(
    r"[,;:()\[\]“”\"‘—–\n]|''|\s-\s|[.!?](?=\s|$)|\s(?:(?:\w+ )?whom|"
    r"who|which|whose|that|has|had|is|was|were|are|will|would|but|"
    rf"after|when|while|as|because|including|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    rf"at an? (?:news |press )?(?:briefing|conference|event|hearing|rally)|"
    rf"{'|'.join(sorted(word_list('speaking_verbs')))})\b"
)
_COPULA = re.compile(r"(?:,[^,]{0,60},)? (?:is|was|serves as|served as) (?=(?:a|an|the|one of)\b)")
_ARTICLE = re.compile(r"(?:(?:now|currently) )?(?:a|an|the|his|her|their|its|another)\s+", re.IGNORECASE)


def role_before(text: str, sentence: Span, name: Span, title: Span | None) -> Span | None:
    """The office that stands directly before a name: ``Iraqi Foreign Minister``, ``Iraq’s foreign minister,``."""
    end = title.start if title else name.start
    words = list(_WORD.finditer(text, max(sentence.start, end - _BEFORE), end))
    start: int | None = title.start if title else None
    if title and all(_bare(word) in word_table("honorifics") for word in title.of(text).split()):
        return None
    if start is None:
        if not words or not _is_role(_bare(words[-1][0])) or not _adjoins(text, words[-1], name):
            return None
        start = words.pop().start()
    owned = False
    for word in reversed(words[-6:]):
        if not _qualifies(word[0], titled=title is not None) or (owned and word[0].islower()):
            break
        start, owned = word.start(), owned or word[0].endswith(("’s", "'s"))
    stop = title.end if title else name.start
    span = trimmed(text, Span(start, stop))
    return Span(span.start, span.start + len(span.of(text).rstrip(" ,")))


def _adjoins(text: str, word: re.Match[str], name: Span) -> bool:
    """Whether a role noun touches the name, or a comma parts them and another closes the name."""
    if not word[0].endswith(","):
        return word[0][-1].isalpha()
    return text[name.end : name.end + 1] in {",", ".", ""}


def _bare(word: str) -> str:
    return word.casefold().strip(",.“”\"‘’'()")


def _is_role(low: str) -> bool:
    return low.rpartition("-")[2] in word_list("role_nouns") or low in word_list("role_nouns")


def _qualifies(word: str, *, titled: bool) -> bool:
    """Whether a word before an office belongs to it: an adjective of office, a nationality, a capitalised name."""
    low = _bare(word)
    if word[-1] in ',.;:!?”")' and not _DOTTED.fullmatch(word):
        return False
    if word[0] in '“"(‘' or (word[0].isupper() and low in word_list("small_openers")):
        return False
    owner = low.removesuffix("’s").removesuffix("'s")
    if titled and word.islower():
        return low in word_list("title_qualifiers")
    return (
        low in word_list("role_modifiers")
        or low in title_words()
        or _is_role(low)
        or country_of(owner) is not None
        or (word[0].isupper() and low not in word_list("first_words") and low not in word_list("calendar"))
    )


def role_after(text: str, sentence: Span, name: Span) -> Span | None:
    """The apposition behind a name: ``a senior analyst at the New Lines Institute``."""
    opening = _APPOSITION.match(text, name.end, min(sentence.end, name.end + 40)) or _COPULA.match(
        text, name.end, sentence.end
    )
    if not opening:
        return None
    start = opening.end()
    if article := _ARTICLE.match(text, start, sentence.end):
        start = article.end()
    end = _role_end(text, Span(start, min(sentence.end, start + _AFTER)))
    if end - start >= _AFTER:
        return None
    span = trimmed(text, Span(start, end))
    if text.endswith(".", 0, span.end) and not _keeps_dot(span.of(text)):
        span = Span(span.start, span.end - 1)
    return span if span.size and _tells_role(span.of(text)) else None


def _keeps_dot(phrase: str) -> bool:
    last = phrase.rpartition(" ")[2]
    return bool(_INITIALS.search(last)) or last.casefold().rstrip(".") in word_list("dotted")


def says_who(role: str) -> bool:
    """Whether a role tells a reader anything: a mother, a friend, a spokesman does not where it is not said whose."""
    words = role.split()
    head = next((word for word in words if _is_role(_bare(word))), "")
    if head.islower() and _bare(head).rpartition("-")[2] in word_list("relations"):
        return any(word[0].isupper() for word in words)
    return True


def _role_end(text: str, within: Span) -> int:
    """Where an apposition ends; an abbreviation does not end it, a second office in a long one does."""
    end = within.end
    for stop in _STOP.finditer(text, within.start, within.end):
        word = text[within.start : stop.start()].rpartition(" ")[2].casefold()
        if stop[0] != "." or not (len(word) < 3 or "." in word or word in word_list("dotted")):  # noqa: PLR2004 - v., Mr.
            end = stop.start()
            break
    words = text[within.start : end].split(" ")
    if len(words) > _LONG and "and" in words[2:]:
        end = within.start + len(" ".join(words[: words.index("and", 2)]))
    return end


def _tells_role(phrase: str) -> bool:
    words = phrase.split()
    for number, word in enumerate(words[:_REACH]):
        low = _bare(word)
        if low in word_list("no_role"):
            return False
        if _is_role(low):
            follows = words[number + 1] if number + 1 < len(words) else ""
            named = bool(follows) and not _may_qualify(follows)
            return not (named or _names_another(words)) and all(map(_may_qualify, words[:number]))
    return False


def _names_another(words: list[str]) -> bool:
    """Whether a phrase is somebody else with a role: chief reporter Ada Ito."""
    if any(
        _is_role(_bare(title)) and not _may_qualify(given) and name[0].isupper()
        for title, given, name in zip(words, words[1:], words[2:], strict=False)
    ):
        return True  # "Attorney General Ada Ito", the next of a list
    *before, first, last = words if len(words) > _FULL_NAME else ["", "", ""]
    return before[-1].islower() and _is_role(_bare(before[-1])) and first[:1].isupper() and last[:1].isupper()


def _may_qualify(word: str) -> bool:
    low = _bare(word)
    given = low in word_list("given_names_m") or low in word_list("given_names_f")
    return not (word[0].isupper() and given)
