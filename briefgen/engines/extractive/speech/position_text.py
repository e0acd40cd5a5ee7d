"""The words of a position: the source's own sentence, made to stand alone."""

import re
from collections.abc import Iterator, Sequence

from briefgen.domain.article import Article
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.events.standing import without_connectives
from briefgen.engines.extractive.speech.attribution import Attribution
from briefgen.engines.extractive.speech.cues import verb_forms

MARKS = "\"“”«»„‘’'`"
_WORDS = 45
"""What a statement aims at; longer speech is told by its first whole sentences, and cited whole."""
_LONGEST_LINK = 80
"""Characters between verb and content that a statement carries along."""

_LONGEST_SPEAKER = 9
"""Words of a speaker as written that a statement carries along; a longer one gives way to the name."""

_TOLD = frozenset({"tell", "assure", "remind", "inform"})
_LEADS = frozenset({"to", "whether", "if", "how", "why", "what", "who", "when", "where"})
_ACCORDING = "according to"
_SHOWN = {_ACCORDING: _ACCORDING, ":": "[said]", "put it": "[said]", "puts it": "[said]"}
"""What stands in a statement for cues that are no verbs of saying."""
_WHAT = re.compile(r"\bwhat\s$", re.IGNORECASE)
"""``What Ito called “a disaster”`` does not say what she called so."""

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "many", "one"})
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“‘(]?[A-Z])")
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "these", "those"}
)


def position_text(article: Article, attribution: Attribution) -> str:
    """One self-contained sentence or two: who, the verb, and what was said, in the order of the source where it can be.

    A pronoun or title gives way to the name, in square brackets; so does a verb form that cannot stand alone.
    """
    if (whole := _passive(article, attribution)) is not None:
        return _closed(whole[:1].upper() + whole[1:])
    speaker, verb = _speaker(article, attribution), _verb(article, attribution)
    pieces = list(_pieces(article, attribution))
    leads = attribution.content[0].start < attribution.cue.start
    if verb == _ACCORDING:
        text = f"{pieces[0]}, according to {speaker}" if leads else f"According to {speaker}, {pieces[0]}"
    elif leads and not _dangles(pieces[0]):
        text = _fronted(pieces, f"{speaker} {verb}{_addressee(article, attribution)}")
    else:
        link = "" if leads else _link(article, attribution)
        verb = "[said]" if attribution.lemma in _TOLD and link.strip() in {":", ","} else verb
        text = _following(pieces, f"{speaker} {verb}", link)
    return _closed(text[:1].upper() + text[1:] if text[:1].islower() else text)


def _passive(article: Article, attribution: Attribution) -> str | None:
    """The words as they stand where the speaker follows the verb that "by" leads from: "was rejected by Ito"."""
    first, source = attribution.content[0], attribution.source
    if source is None or first.end > attribution.cue.start or not _by_agent(article, attribution):
        return None
    return _spaced(article.text[first.start : max(source.end, attribution.content[-1].end)])


def _by_agent(article: Article, attribution: Attribution) -> bool:
    """Whether "by" leads from the verb to its speaker."""
    source = attribution.source
    return source is not None and article.text[attribution.cue.end : source.start].split() == ["by"]


def _fronted(pieces: Sequence[str], who: str) -> str:
    """Put the speaker after what was said, as the source has it."""
    first = pieces[0]
    if not first.endswith(("”", ',"')):
        text = f"{first}, {who}"
    elif first[-2] in "?!…,":
        text = f"{first} {who}"
    else:
        text = f"{first[:-1] if _abbreviated(first) else first[:-1].rstrip('.')},” {who}"
    return _with_rest(text, pieces[1:])


def _abbreviated(quotation: str) -> bool:
    """Whether a quotation ends with an abbreviation, whose point is part of it."""
    return "." in quotation[:-1].rstrip(".").rpartition(" ")[2]


def _following(pieces: Sequence[str], who: str, link: str) -> str:
    """Put what was said after the speaker and the verb."""
    first = pieces[0]
    if not link:
        quoted = first.startswith("“")
        link = ": " if quoted else " " if first.split()[0].lower() in _LEADS else " that "
        first = first if quoted else f"{first[0].lower()}{first[1:]}"
    return _with_rest(f"{who}{link}{first}", pieces[1:])


def _with_rest(text: str, pieces: Sequence[str]) -> str:
    for piece in pieces:
        if piece.startswith("“") and piece[1:2].islower() and text.endswith("”"):
            text = f"{text[:-1].rstrip(',.')},” {piece}"
        else:  # what is reported of one sentence goes on; what is quoted may be another
            goes_on = piece.lstrip("“")[:1].islower() or not piece.startswith("“")
            text = f"{text}, {piece}" if goes_on else f"{_closed(text)} {piece}"
    return text


def _link(article: Article, attribution: Attribution) -> str:
    """What stands between verb and content: "told Reuters that", "called for", or only the word that leads on."""
    start = attribution.content[0].start
    if attribution.source and attribution.cue.end <= attribution.source.start < start:
        return ""
    between = _spaced(article.text[attribution.cue.end : start].rstrip(MARKS))
    if attribution.nominal:
        words = word_table("attribution_nouns").get(attribution.lemma, ())
        bare = between in {"", "that", "to"} or any(part.startswith("=!") for part in words)
        return f" {between} ".replace("  ", " ") if between in {"that", "to"} or not bare else " "
    if len(between) > _LONGEST_LINK or any(mark in between for mark in MARKS[:3]) or "." in between[:-1]:
        marks = attribution.lemma in _TOLD and between[-1:] in {":", ","}
        between = between[-1:] if marks else between.rpartition(" ")[2]
    glued = between.startswith((",", ":"))
    return f"{between} " if glued else f" {between} " if between else " "


def _addressee(article: Article, attribution: Attribution) -> str:
    """Who was told, where the verb asks for it: "Ito told Reuters"."""
    if attribution.lemma not in _TOLD:
        return ""
    after = re.match(
        r"\s+[^,.;:“”\"\n]{2,40}?(?=[,.;:](?!\d)|\s+(?:in|on|at|during|after|before|by|as|when|last|this)\s|$)",
        article.text[attribution.cue.end : attribution.cue.end + 60],
    )
    return f" {after[0].strip()}" if after else ""


def _speaker(article: Article, attribution: Attribution) -> str:
    actor = attribution.actor
    if attribution.source is None:
        return f"[{actor}]"
    parts = re.split(r",|\(|\s(?:who|which|that)\b", _spaced(article.words_of(attribution.source)))
    last = actor.split()[-1] if actor else ""
    written = next((part for part in parts if last in part), parts[0]).strip()
    written = re.sub(r"(?<=s)[’']$|[’']s$", "", written).strip(MARKS + " ")
    if not actor or not written:
        return f"[{actor}]" if actor else written
    named = {word.lower() for word in re.findall(r"\w+", actor)} & {
        word.lower() for word in re.findall(r"\w+", written)
    }
    stands = any(
        word[0].isupper() and word.lower() not in _PRONOUNS | _ARTICLES for word in re.findall(r"\w+", written)
    )
    if (named or stands) and len(written.split()) <= _LONGEST_SPEAKER:
        return written
    return written if actor in written else f"[{actor}]"


def _verb(article: Article, attribution: Attribution) -> str:
    cue = _spaced(article.words_of(attribution.cue))
    if attribution.nominal:
        words = word_table("attribution_nouns").get(attribution.lemma, ())
        return next((f"[{part.lstrip('=!')}]" for part in words if part.startswith("=")), cue)
    if cue.lower() in _SHOWN:
        return _SHOWN[cue.lower()]
    leads = attribution.content[0].start < attribution.cue.start
    if attribution.lemma in _TOLD and leads and not _addressee(article, attribution):
        return "[said]"
    form = verb_forms().get(cue.lower())
    to_say = form is not None and form.form == "base" and article.text[: attribution.cue.start].endswith("to ")
    if attribution.lemma == "call" and _WHAT.search(article.text[: (attribution.source or attribution.cue).start][-8:]):
        return "[described]"
    if _by_agent(article, attribution) or (form is not None and (form.form == "gerund" or to_say)):
        return f"[{_past(attribution.lemma)}]"
    return cue


def _past(lemma: str) -> str:
    forms = [word for word, cue in verb_forms().items() if cue.lemma == lemma and cue.form in {"past", "finite"}]
    return forms[-1] if forms else lemma


def _pieces(article: Article, attribution: Attribution) -> Iterator[str]:
    """What was said, a piece for each run of it; as many whole sentences as the statement can carry."""
    left = _WORDS
    for number, span in enumerate(attribution.content):
        quoted = article.text[max(0, span.start - 1) : span.start] in MARKS and span.start > 0
        said = _spaced(article.words_of(span))
        words = _sentences_within(said if number or quoted else said[without_connectives(said) :], left)
        if number and (left <= 0 or not words):
            return
        left -= len(words.split())
        yield f"“{_inner(words)}”" if quoted else words


def _sentences_within(text: str, limit: int) -> str:
    """The first whole sentences that fit, at least one."""
    taken: list[str] = []
    for sentence in _SENTENCE.split(text):
        if taken and sum(len(part.split()) for part in [*taken, sentence]) > limit:
            break
        taken.append(sentence)
    return " ".join(taken)


def _inner(words: str) -> str:
    """A quotation's words for use inside marks of our own."""
    return re.sub(r"''|``|[“”\"]", "'", words)


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _dangles(text: str) -> bool:
    word = re.match(r"[“\"'‘]*([A-Za-z]+)", text)
    return word is not None and word[1].lower() in _PRONOUNS


def _closed(text: str) -> str:
    if text.rstrip("”\"’')")[-1:] in {".", "!", "?", "…"}:
        return text
    return f"{text[:-1]}.”" if text.endswith("”") else f"{text}."
