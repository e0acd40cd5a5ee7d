"""A statement that leaves something open, turned into the question a reader would ask where that is safe."""

import re

from briefgen.engines.extractive.merging.sides import lowered
from briefgen.engines.extractive.merging.wording import is_balanced, is_dangling

_OPEN = re.compile(
    r"\b(?:un(?:clear|certain(?:ty)?|known|decided|resolved)"
    r"|not (?:yet )?(?:clear|known|certain|decided|been (?:decided|said))"
    r"|open question|(?:key |big |main |real )?question (?:is|was|remains|now is)|wonder(?:s|ed|ing)?|asked|asks"
    r"|remains to be seen|doubts? (?:about|over|as to)|too (?:early|soon) to (?:say|tell|know|talk about))\b"
    r"[^.?!]{0,60}?\b"
    r"(?P<clause>(?:whether|who|what|when|where|why|how|which)\b[^.?!;]{8,220})[.?!]?[”\"’']?$",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"\b(?:reports? (?:that|suggesting|saying)|suggest(?:s|ed|ing)?(?: that)?|warn(?:s|ed|ing)? that"
    r"|(?:fears?|feared|fearing|concerns?|worries|worried|possibility|prospect|speculation|risk)(?: that)?)\s"
    r"(?P<subject>(?:(?!(?:that|of|about|over|who|which)\b)[\w’'&-]{1,30}\s){1,6}?)"
    r"(?P<modal>could|might|may)\s(?P<rest>(?!have\b)[^.?!;:“”\"]{3,160}?)(?=,\s(?:but|and|which|while|who)\b|[.?!;:]|$)",
    re.IGNORECASE,
)
_AUXILIARY = "will|would|can|could|may|might|should|must|has|have|had|is|are|was|were|does|do|did"
_SUBJECT = r"(?:(?!(?:who|which|that|if|when|because|whether|to)\b)[\w’'.&-]{1,30}\s){1,6}?"
_INVERTED = re.compile(
    r"(?P<asks>[Ww]hether|[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow(?: (?:much|many|far|long|soon|often|quickly))?"
    r"|[Ww]h(?:at|ich)(?:\s[a-z]{3,20}){1,2}(?=\s(?:[A-Z]|the\s|an?\s))|[Ww]hat)\s"
    rf"(?P<subject>{_SUBJECT})(?P<auxiliary>{_AUXILIARY})\s(?P<rest>.{{3,220}})$",
    re.DOTALL,
)
_SUBJECT_ASKED = re.compile(
    rf"(?:who|what|which\s(?:\w{{1,20}}\s){{1,2}})\s?(?:{_AUXILIARY})\s.{{3,220}}$", re.IGNORECASE
)
_HOW_TO = re.compile(r"(?:how|what|when|where|whom?)\sto\s.{3,220}$", re.IGNORECASE)
_VERB_FIRST = re.compile(rf"(?:{_AUXILIARY}|if|or|and|but)\b", re.IGNORECASE)


_WHETHER_FIRST = re.compile(
    r"^(?P<clause>(?:Whether|Who|What|When|Where|Why|How|Which)\s[^.?!;]{8,220}?)\s(?:is|are|was|were|remains?|remained)"
    r"\s(?:still\s|not\syet\s|not\s)?(?:un(?:clear|certain|known|decided)|clear|known|certain|to be seen|open)\.?$"
)
_THING_FIRST = re.compile(
    r"^(?P<thing>The\s[^.?!;:“”\"]{5,160}?)\s(?P<verb>is|are|was|were|remains?)\s(?:still\s)?"
    r"(?:un(?:clear|certain|known)|not\s(?:yet\s)?(?:clear|known))\.?$"
)
_THERE = re.compile(
    r"\b(?:warn|fear|suggest|worr)(?:s|y|ies|ed|ied|ing)?\s(?:that\s)?there\s(?P<modal>could|might|may)\sbe\s"
    r"(?P<rest>[^.?!;:“”\"]{5,120})"
)
_OPENS_QUESTION = re.compile(rf"(?:who|what|when|where|why|how|which|{_AUXILIARY})\b(?!\sabout\b)", re.IGNORECASE)
_TO_THE_READER = re.compile(r"\b(?:you|your|we|our|us|i|me|my|him|them|he|she|they)\b", re.IGNORECASE)

_CLAUSES = re.compile(r"[,;:.!?“”\"—–]+\s|\b(?:that|but|and|while|although|because)\s")
_DENIAL = re.compile(
    rf"(?P<subject>{_SUBJECT})(?P<auxiliary>(?:{_AUXILIARY})(?=\snot\b|n[’']t\b)|ca(?=n[’']t\b)|wo(?=n[’']t\b))"
    r"(?:\snot|n[’']t)\s(?P<rest>(?:\S{1,40}\s?){2,18})$",
    re.IGNORECASE,
)
_SHORTENED = {"ca": "can", "wo": "will"}
_READ = 2_000
"""No statement that a reader would be shown is longer, in characters."""


def question_from(text: str) -> str | None:
    """The question inside a statement; None where turning it round might alter what it says."""
    first = _first_question(text.strip()[:_READ])
    if first:
        return first if is_balanced(first) and not _is_vague(first) else None
    found = _OPEN.search(text.strip()[:_READ])
    feared = None if found else _FEARED.search(text[:_READ])
    if found:
        question = _asked(found["clause"].strip(" ,"))
    elif feared and not _VERB_FIRST.match(feared["subject"]):
        question = _sentence(f"{feared['modal']} {lowered(feared['subject'].strip())} {feared['rest']}")
    else:
        return None
    return question if question and is_balanced(question) and not _is_vague(question) else None


def _first_question(text: str) -> str | None:
    """The question of a statement that puts first what is unclear, or warns of what there could be."""
    if found := _WHETHER_FIRST.match(text):
        clause = found["clause"]
        return _asked(clause[:1].lower() + clause[1:])
    if found := _THING_FIRST.match(text):
        verb = "are" if found["verb"] in {"are", "were", "remain"} else "is"
        return _sentence(f"what {verb} {lowered(found['thing'])}")
    if found := _THERE.search(text):
        return _sentence(f"{found['modal']} there be {found['rest']}")
    return None


def _asked(clause: str) -> str | None:
    turned = _INVERTED.match(clause)
    if turned and not _VERB_FIRST.match(turned["subject"]):
        first = "" if turned["asks"].casefold() == "whether" else turned["asks"] + " "
        return _sentence(f"{first}{turned['auxiliary']} {lowered(turned['subject'].strip())} {turned['rest']}")
    if _SUBJECT_ASKED.match(clause) or _HOW_TO.match(clause):
        return _sentence(clause)
    return None


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(" .,") + "?"


def _is_vague(question: str) -> bool:
    """Whether a question speaks of somebody by a pronoun that only its article explains."""
    return bool(
        re.search(r"\b(?:he|she|they|it|his|her|their|its|him|them|this|these|those)\b", question, re.IGNORECASE)
    )


def question_denied(text: str) -> str | None:
    """The question to which a denial says no: *Is Iraq the next?* for *Iraq is not the next*."""
    for clause in _CLAUSES.split(text[:_READ]):
        found = _DENIAL.match(clause.strip())
        if found and not _VERB_FIRST.match(found["subject"]):
            auxiliary = _SHORTENED.get(found["auxiliary"].casefold(), found["auxiliary"])
            rest = found["rest"].strip(" ,.;:!?")
            question = _sentence(f"{auxiliary.casefold()} {lowered(found['subject'].strip())} {rest}")
            if is_balanced(question) and not _is_vague(question):
                return question
    return None


def stands_as_asked(text: str) -> bool:
    """Whether a source's own question can be shown as it is: one that asks of the story, not of its reader."""
    if not _OPENS_QUESTION.match(text) or _TO_THE_READER.search(text):
        return False
    return text.rstrip("”\"’')").endswith("?") and is_balanced(text) and not is_dangling(text) and not _is_vague(text)
