"""A statement that leaves something open, turned into the question a reader would ask where that is safe."""

import re

from briefgen.engines.extractive.merging.sides import lowered
from briefgen.engines.extractive.merging.turning import AUXILIARY, SUBJECT, asked, is_fit, is_verb_first, sentence
from briefgen.engines.extractive.merging.wording import is_balanced, is_dangling

_SETTLE = (
    r"(?:determine|determining|establish(?:ing)?|find out|work(?:ing)? out|figur(?:e|ing) out|learn(?:ing)?|understand"
    r"|confirm(?:ing)?|decid(?:e|ing)|tell|say|know|explain)"
)
_LEFT = (
    r"un(?:clear|certain(?:ty)?|known|decided|resolved)"
    r"|not (?:yet |immediately |entirely )?(?:clear|known|certain|decided|been (?:decided|said|determined|established"
    r"|confirmed|disclosed|made (?:clear|public)))"
    r"|open question|(?:key |big |main |real )?question (?:is|was|remains|now is)"
    r"|questions (?:about|over|of|as to|remain)|(?:wonder(?:s|ed|ing)?|asks)"
    r"|remains to be seen|doubts? (?:about|over|as to)"
    r"|too (?:early|soon) to (?:say|tell|know|talk about|discuss|judge|speculate (?:about|on)|determine)"
    r"|to (?:determine|establish|find out)"
    r"|investigat(?:e|es|ed|ing)|look(?:s|ed|ing)? (?:into|at)|examine|examines|examined|examining|prob(?:e|es|ed|ing)"
    rf"|(?:try|tries|tried|trying|seek|seeks|sought|seeking|work|works|worked|working|unable|yet) to {_SETTLE}"
    r"|(?:declined|refused|refuses|declines) to (?:say|specify|disclose|reveal|comment on|discuss|explain)"
    r"|(?:did|does|do|has|have|would|will)(?: not|n[’']t) (?:yet )?(?:said|say|specify|specified|elaborate(?:d)? on"
    r"|disclosed?|reveal(?:ed)?|explain(?:ed)?|announced?)"
    r"|(?:depend|hinge)(?:s|ed|ing)? on|(?:debat|weigh|consider|deliberat)(?:e|es|ed|ing)(?: over)?"
)
_OPEN = re.compile(
    rf"\b(?:{_LEFT})\b"
    r"(?P<gap>[^.?!]{0,60}?)\b"
    r"(?P<clause>(?:whether|who|what|when|where|why|how|which)\b[^.?!;]{8,240})[.?!]?[”\"’']?$",
    re.IGNORECASE,
)
_DEBATED = re.compile(r"(?:debat|weigh|consider|deliberat)", re.IGNORECASE)
"""What they debate of the past is opinion; no news will settle it."""

_RELATIVE = re.compile(r"(?:who|which|when|where)\b", re.IGNORECASE)
_NOUNS = re.compile(r"\b(?!(?:exactly|just|yet|about|of|over|as|to|on|into|precisely|publicly|and)\b)\w")
_IF = re.compile(
    r"\b((?:clear|unclear|known|unknown|certain|uncertain|determine|determining|establish|say|tell|know|find out"
    r"|confirm|investigating|wonder(?:s|ed|ing)?|decide)(?:\syet)?)\sif\s",
    re.IGNORECASE,
)
_FEARED = re.compile(
    r"\b(?:reports? (?:that|suggesting|saying)|suggest(?:s|ed|ing)?(?: that)?|warn(?:s|ed|ing)? that"
    r"|(?:fears?|feared|fearing|concerns?|worries|worried|possibility|prospect|speculation|risk)(?: that)?)\s"
    r"(?P<subject>(?:(?!(?:that|of|about|over|who|which)\b)[\w’'&-]{1,30}\s){1,6}?)"
    r"(?P<modal>could|might|may)\s(?P<rest>(?!(?:have|want|wish|like)\b)[^.?!;:“”\"]{3,160}?)(?=,\s(?:but|and|which|while|who)\b|[.?!;:]|$)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s[-–—]{1,2}\s.{0,400}$", re.DOTALL)
_MODALS = r"could|would|might|may|will"
_CLAUSE = r"[^.?!;:“”\",]{8,140}"
_IF_FIRST = re.compile(
    rf"^If\s(?P<if>{_CLAUSE}),\s(?:then\s)?(?P<subject>{SUBJECT})(?P<modal>{_MODALS})\s(?P<rest>[^.?!;:“”\"]{{3,140}})\.?$"
)
_IF_LAST = re.compile(
    rf"^(?P<subject>{SUBJECT})(?P<modal>{_MODALS})\s(?P<rest>{_CLAUSE}?)\sif\s(?P<if>{_CLAUSE}?)\.?$",
)


_NO_SUBJECT = re.compile(r"(?:neither|no|none|nobody|nothing|there)\b", re.IGNORECASE)
_WHETHER_FIRST = re.compile(
    r"^(?P<clause>(?:Whether|Who|What|When|Where|Why|How|Which)\s[^.?!;]{8,220}?)\s(?:is|are|was|were|remains?|remained)"
    r"\s(?:still\s|not\syet\s|not\s)?(?:un(?:clear|certain|known|decided)|clear|known|certain|to be seen|open)\.?$"
)
_THING_FIRST = re.compile(
    r"(?:^|,\s(?:and|but|while)\s)(?P<thing>[Tt]he\s[^.?!;:“”\",]{5,160}?)\s(?P<verb>is|are|was|were|remains?)\s(?:still\s)?"
    r"(?:un(?:clear|certain|known)|not\s(?:yet\s|immediately\s)?(?:clear|known))(?:\.?$|,\s)"
)
_THERE = re.compile(
    r"\b(?:warn|fear|suggest|worr)(?:s|y|ies|ed|ied|ing)?\s(?:that\s)?there\s(?P<modal>could|might|may)\sbe\s"
    r"(?P<rest>[^.?!;:“”\"]{5,120})"
)
_LOOKS_AHEAD = re.compile(
    r"(?:(?:who|what|when|where|why|how|which)\s(?:\w+\s){0,4}?)?(?:will|would|can|could|should|might|may)\b",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(r"\b(?:you|your|we|our|us|i|me|my|him|them|he|she|they)\b", re.IGNORECASE)

_CLAUSES = re.compile(r"[,;:.!?“”\"—–]+\s|\b(?:that|but|and|while|although|because)\s")
_DENIAL = re.compile(
    rf"(?P<subject>{SUBJECT})(?P<auxiliary>(?:{AUXILIARY})(?=\snot\b|n[’']t\b)|ca(?=n[’']t\b)|wo(?=n[’']t\b))"
    r"(?:\snot|n[’']t)\s(?P<rest>(?:\S{1,40}\s?){2,18})$",
    re.IGNORECASE,
)
_SHORTENED = {"ca": "can", "wo": "will"}
_READ = 2_000
"""No statement that a reader would be shown is longer, in characters."""


def question_from(text: str) -> str | None:
    """The question inside a statement; None where turning it round might alter what it says."""
    text = _IF.sub(r"\1 whether ", text.strip()[:_READ])
    question = _first_question(text)
    if question is None:
        found = _OPEN.search(text)
        question = asked(found["clause"].strip(' ,”"')) if found and _is_governed(found) else _feared(text)
        if found and question and question.startswith("Had ") and _DEBATED.match(found[0]):
            return None
    return question if is_fit(question) else None


def _is_governed(found: re.Match[str]) -> bool:
    """Whether the clause is what is left open, not one that says of somebody *who* he is."""
    return not _RELATIVE.match(found["clause"]) or not (_NOUNS.search(found["gap"]) or "," in found["gap"])


def _feared(text: str) -> str | None:
    feared = _FEARED.search(text)
    if feared is None or is_verb_first(feared["subject"]):
        return None
    modal = "might" if feared["modal"] == "may" else feared["modal"]
    return sentence(f"{modal} {lowered(feared['subject'].strip())} {_DASHED.sub('', feared['rest'])}")


def _first_question(text: str) -> str | None:
    """The question of a statement that puts first what is unclear, or warns of what there could be."""
    if found := _WHETHER_FIRST.match(text):
        clause = found["clause"]
        return asked(clause[:1].lower() + clause[1:])
    if found := _THING_FIRST.search(text):
        verb = "are" if found["verb"] in {"are", "were", "remain"} else "is"
        return sentence(f"what {verb} {lowered(found['thing'])}")
    if found := _THERE.search(text):
        return sentence(f"{found['modal']} there be {found['rest']}")
    return None


def question_if(text: str) -> str | None:
    """The question of a statement that ties what may come to a condition: would that come?"""
    found = _IF_FIRST.match(text[:_READ]) or _IF_LAST.match(text[:_READ])
    if found is None or is_verb_first(found["subject"]) or _NO_SUBJECT.match(found["subject"]) or "," in found["rest"]:
        return None
    modal = "Could" if found["modal"] == "may" else found["modal"]
    question = sentence(f"{modal} {lowered(found['subject'].strip())} {found['rest'].strip(' ,')} if {found['if']}")
    return question if is_fit(question) else None


def question_denied(text: str) -> str | None:
    """The question to which a denial says no: *Is Iraq the next?* for *Iraq is not the next*."""
    for clause in _CLAUSES.split(text[:_READ]):
        found = _DENIAL.match(clause.strip())
        if found and not is_verb_first(found["subject"]):
            auxiliary = _SHORTENED.get(found["auxiliary"].casefold(), found["auxiliary"])
            rest = found["rest"].strip(" ,.;:!?")
            question = sentence(f"{auxiliary.casefold()} {lowered(found['subject'].strip())} {rest}")
            if is_fit(question):
                return question
    return None


def stands_as_asked(text: str) -> bool:
    """Whether a source's own question can be shown as it is: one that asks of what is to come, not of its reader.

    What a source asks about what is or was, it mostly asks in order to answer it.
    """
    if not _LOOKS_AHEAD.match(text) or _TO_THE_READER.search(text):
        return False
    fits = is_balanced(text) and not is_dangling(text)
    return text.rstrip("”\"’')").endswith("?") and fits and is_fit(text)
