"""Where what was said ends: another voice, a contrast, or the writer goes on after it."""

from briefgen.domain.wordlists import word_list, word_table
from briefgen.engines.extractive.speech.cues import Cue, verb_forms
from briefgen.engines.extractive.speech.phrases import END_MARKS, STOPS, closed, is_adverb, is_name, verb_like
from briefgen.engines.extractive.speech.tokens import QUOTED, Line

_SPEAKS = frozenset({"clause", "that", "tell", "quote", "front", "np"})
_VOICE_REACH = 12
"""Words within which a new speaker's verb follows the comma before it."""


def content_end(line: Line, start: int) -> int:
    """Where a content ends: at the sentence's end, or where the next attribution or contrast begins."""
    bracketed = False
    for here in range(start + 1, len(line.low)):
        word = line.low[here]
        if word in END_MARKS and here + 1 == len(line.low):
            return here
        if word == "(":
            bracketed = True
        if word == ";" or (word == ")" and not bracketed):
            return here
        if word in {",", "—", "–", "--", "-"} and leaves(line, here) and not _only_names(line, start, here):
            return here
        if word == QUOTED and line.words[here].rstrip("\"”’'»")[-1:] == "," and leaves(line, here):
            return here + 1
        if word in {"and", "but"} and (_next_attribution(line, here) or _goes_on_to_act(line, start, here)):
            return here - (line.low[here - 1] == ",")
    return len(line.low)


def _only_names(line: Line, start: int, comma: int) -> bool:
    """Whether ", which" only parts a clause's subject from its verb: "the port, which is old, will close"."""
    which = line.low[comma + 1 : comma + 2] == ("which",)
    begins = line.low[start] in closed("determiner") or line.low[start] in closed("complementiser")
    return (
        which
        and begins
        and not any(verb_like(line, k) for k in range(start + 1, comma))
        and "," in line.low[comma + 1 :]
    )


def _goes_on_to_act(line: Line, start: int, conjunction: int) -> bool:
    """Whether what the speaker did next follows: "vowed to fight on and left", "chanted “Shame” and marched"."""
    comma = line.low[conjunction - 1] == ","
    quoted = line.low[conjunction - 1 - comma] == QUOTED
    if not quoted and line.low[start] != "to":
        return False
    here = conjunction + 1
    while here < len(line.low) and is_adverb(line.low[here]):
        here += 1
    return here < len(line.low) and (line.low[here].endswith("ed") or line.low[here] in word_list("irregular_past"))


def leaves(line: Line, comma: int) -> bool:
    """Whether a comma ends the content: another voice, or the writer, goes on after it."""
    if comma + 1 >= len(line.low):
        return True
    word = line.low[comma + 1]
    if word in {"according", "which"}:
        return True
    if word == "but" and comma + 2 < len(line.low) and is_name(line, comma + 2):
        return True
    if word in {"and", "but", "while", "although", "though", "whereas"}:
        return _next_attribution(line, comma + 1) or _new_voice(line, comma + 1)
    if _new_voice(line, comma):
        return _ends_with_voice(line, comma)
    cue = verb_forms().get(word)
    return cue is not None and cue.form == "gerund" and bool(cue.takes & _SPEAKS)


def _ends_with_voice(line: Line, comma: int) -> bool:
    """Whether "…, he said." closes the sentence."""
    for here in range(comma + 1, min(len(line.low), comma + _VOICE_REACH + 1)):
        if line.low[here] in verb_forms() and line.words[here][0].islower():
            after = line.low[here + 1] if here + 1 < len(line.low) else "."
            return after in STOPS or after in closed("adverbial")
    return False


def _new_voice(line: Line, at: int) -> bool:
    """Whether a clause begins with a speaker and a verb of speech of its own: "while others said"."""
    for here in range(at + 1, min(len(line.low), at + _VOICE_REACH)):
        cue = None if line.words[here][0].isupper() else verb_forms().get(line.low[here])
        if cue is not None and _speaks(line, here, cue) and cue.takes & {"front", "clause"}:
            return here > at + 1 or cue.form == "finite"
        if line.low[here] in STOPS or line.low[here] in {"that", "to"}:
            return False
    return False


def _speaks(line: Line, at: int, cue: Cue) -> bool:
    """Whether a cue word is plainly a verb here; its base form only behind several people."""
    if cue.form == "base":
        return line.low[at - 1] == "they" or line.low[at - 1] in word_table("speaker_nouns")["group"]
    return cue.form in {"past", "finite", "third"}


def _next_attribution(line: Line, conjunction: int) -> bool:
    """Whether "and" goes on with what the same speaker said or did next: "and noted that"."""
    here = conjunction + 1
    while here < len(line.low) and (is_adverb(line.low[here]) or line.low[here] in closed("have")):
        here += 1
    cue = verb_forms().get(line.low[here]) if here < len(line.low) else None
    if cue is None or cue.form not in {"past", "finite"}:
        return False
    leads = line.low[here + 1] in cue.prepositions if here + 1 < len(line.low) else False
    return leads or bool(cue.takes & {"front", "tell"})
