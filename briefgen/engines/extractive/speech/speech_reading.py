"""One attribution as it stands in one sentence."""

from typing import Literal, NamedTuple

from briefgen.engines.extractive.speech.speakers import Words
from briefgen.engines.extractive.speech.tokens import Line

Kind = Literal["speech", "stance", "mind", "noun", "adjective"]
"""What sort of cue shows an attribution: a verb of speech ("said"), a verb of approval or demand ("rejected"), a verb
of intention, for which no word need have been spoken, a noun or an adjective."""


class Reading(NamedTuple):
    """One attribution in a sentence, as ranges of its words; without content where a colon ends the sentence."""

    line: Line
    cue: Words
    lemma: str
    source: Words | None
    content: tuple[Words, ...]
    negated: bool = False
    kind: Kind = "speech"
