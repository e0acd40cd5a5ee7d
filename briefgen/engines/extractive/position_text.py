"""The words of a position: the source's own sentence, made to stand alone."""

import re
from collections.abc import Iterator, Sequence

from briefgen.domain.article import Article
from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.attribution import Attribution
from briefgen.engines.extractive.cues import verb_forms
from briefgen.engines.extractive.phrases import closed

MARKS = "\"“”«»„‘’'`"
_WORDS = 45
"""What a statement aims at; longer speech is told by its first whole sentences, and cited whole."""
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“‘(]?[A-Z])")
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "this", "these", "those"}
)


def position_text(article: Article, attribution: Attribution) -> str:
    """One self-contained sentence or two: who, the verb, and what was said, in the order of the source where it can be.

    A pronoun or title gives way to the name, in square brackets; so does a verb form that cannot stand alone.
    """
    speaker, verb = _speaker(article, attribution), _verb(article, attribution)
    pieces = list(_pieces(article, attribution))
    first = pieces[0]
    leads = attribution.content[0].start < attribution.cue.start
    if leads and not _dangles(first):
        text = _fronted(first, f"{speaker} {verb}", pieces[1:])
    else:
        text = _following(article, attribution, f"{speaker} {verb}", pieces)
    return _closed(text[:1].upper() + text[1:] if text[:1].islower() else text)


def _fronted(first: str, who: str, rest: Sequence[str]) -> str:
    text = f"{first[:-1]},” {who}" if first.endswith("”") and first[-2] not in "?!…," else f"{first}, {who}"
    if first.endswith("”") and first[-2] in "?!…,":
        text = f"{first} {who}"
    for piece in rest:
        text = f"{text}, {piece}" if piece.lstrip("“")[:1].islower() else f"{_closed(text)} {piece}"
    return text


def _following(article: Article, attribution: Attribution, who: str, pieces: Sequence[str]) -> str:
    first = pieces[0]
    leads = attribution.content[0].start < attribution.cue.start
    if leads and not first.startswith("“"):
        first = f"that {first[0].lower()}{first[1:]}"
    link = "" if leads or first.startswith("“") else _link(article, attribution)
    colon = ":" if first.startswith("“") and first[1:2].isupper() else ""
    text = f"{who}{colon} {link}{first}"
    for piece in pieces[1:]:
        text = f"{text}, {piece}" if piece.lstrip("“")[:1].islower() else f"{_closed(text)} {piece}"
    return text


def _link(article: Article, attribution: Attribution) -> str:
    """The word between verb and content that is needed to read on: "that", "for", "as"."""
    before = article.text[attribution.cue.end : attribution.content[0].start].split()
    word = before[-1].lower() if before else ""
    transitive = any(part.startswith("=!") for part in word_table("attribution_nouns").get(attribution.lemma, ()))
    if word == "that" or (word in closed("preposition") and not transitive):
        return f"{word} "
    return ""


def _speaker(article: Article, attribution: Attribution) -> str:
    if attribution.source is None:
        return f"[{attribution.actor}]"
    written = article.words_of(attribution.source)
    actor = attribution.actor
    if not actor:
        return _spaced(written)
    if actor in written:
        return actor
    known = {word for word in re.findall(r"[\w-]+", actor) if word[0].isupper()}
    names: list[str] = [word for word in re.findall(r"[\w-]+", written) if word[0].isupper()]
    if names and names[-1] in known and len(written.split()) == 1:
        return names[-1]
    return f"[{actor}]"


def _verb(article: Article, attribution: Attribution) -> str:
    cue = _spaced(article.words_of(attribution.cue))
    low = cue.lower()
    for part in word_table("attribution_nouns").get(attribution.lemma, ()):
        if part.startswith("=") and " " not in low:
            return f"[{part.lstrip('=!')}]"
    if low == "according to":
        return "[said]"
    form = verb_forms().get(low)
    if (form is not None and form.form == "gerund") or attribution.lemma == "tell":
        return f"[{_past('say' if attribution.lemma == 'tell' else attribution.lemma)}]"
    return cue


def _past(lemma: str) -> str:
    forms = [word for word, cue in verb_forms().items() if cue.lemma == lemma and cue.form in {"past", "finite"}]
    return forms[-1] if forms else lemma


def _pieces(article: Article, attribution: Attribution) -> Iterator[str]:
    """What was said, a piece for each run of it; as many whole sentences as the statement can carry."""
    left = _WORDS
    for number, span in enumerate(attribution.content):
        quoted = article.text[max(0, span.start - 1) : span.start] in MARKS and span.start > 0
        words = _sentences_within(_spaced(article.words_of(span)), left)
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
    return text if text.rstrip("”\"’')")[-1:] in {".", "!", "?", "…"} else f"{text}."
