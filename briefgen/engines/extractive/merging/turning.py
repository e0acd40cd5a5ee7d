"""A clause that asks within a sentence (*whether the truce will hold*) turned into the question itself."""

import re
from functools import cache

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.merging.sides import lowered
from briefgen.engines.extractive.merging.wording import is_balanced

AUXILIARY = "will|would|can|could|may|might|should|must|has|have|had|is|are|was|were|does|do|did"
SUBJECT = r"(?:(?!(?:who|which|that|if|when|because|whether|to)\b)[\w’'.&-]{1,30}\s){1,6}?"
MOST_WORDS = 30
"""A longer question is read by nobody."""

_ASKS = (
    r"(?P<asks>[Ww]hether|(?:[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow)\sand\s(?:when|where|why|how)|[Ww]hen|[Ww]here|[Ww]hy"
    r"|[Hh]ow(?: (?:much|many|far|long|soon|often|quickly|severe|serious|badly))?"
    r"|[Ww]h(?:at|ich)(?:\s[a-z]{3,20}){1,2}(?=\s(?:[A-Z]|the\s|an?\s))|[Ww]hat)\s"
)
_INVERTED = re.compile(
    rf"{_ASKS}(?P<subject>{SUBJECT})(?P<auxiliary>{AUXILIARY})\s(?P<rest>.{{3,220}})$",
    re.DOTALL,
)
_ASKS_FIRST = re.compile(_ASKS)
_NO_SUBJECT = frozenset(("who", "which", "that", "if", "when", "because", "whether", "to"))
_MOST_SUBJECT = 6
_SUBJECT_ASKED = re.compile(
    r"(?:who|what|(?:which|how\s(?:many|much))\s(?:(?!(?:the|an?|his|her|their|its)\b)[\w’'-]{1,20}\s){0,6}?)\s?"
    rf"(?P<verb>{AUXILIARY}|[a-z]{{2,20}})(?:\s.{{3,220}}|$)",
    re.IGNORECASE | re.DOTALL,
)
_HOW_TO = re.compile(r"(?:how|what|when|where|whom?)\sto\s.{3,220}$", re.IGNORECASE)
_VERB_FIRST = re.compile(rf"(?:{AUXILIARY}|if|or|and|but|said|says|say|suggested|showed|shows)\b", re.IGNORECASE)
_IS_AUXILIARY = re.compile(rf"(?:{AUXILIARY})$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,\s(?:but|and|which|while|who|although|though|as|after|with|because|since|including|according|adding|saying"
    r"|alongside|along with|amid|despite|given)\b"
    r"|,\s(?:the\s|an?\s)?(?:[\w.’'-]{1,30}\s){0,5}(?:said|says|told|added|say)\b|\s[―—–-]{1,2}\s|,?\s(?:or|and)\s(?:if|whether)\s).{0,400}$",
    re.DOTALL,
)
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|his|her|him|them|this|these|those|such(?!\sas\b)|you|your|we|our|us|my|me)\b(?!\.)"
    r"|\bI\b",
    re.IGNORECASE,
)
_OWNER_UNTOLD = re.compile(r"(?:\S+\s){0,3}(?:their|its)\b")
"""Further on, *its* and *their* speak of what the question has named."""

_COUNTS_NOTHING = re.compile(rf"How\s(?:many|much)\s(?:{AUXILIARY})\b")
_CUT_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St)\?$")
_PLAIN_HOW = re.compile(r"[Hh]ow$")
_NAMED = re.compile(r"(?:the|an?|any|each|every|all|both|some|many|most|two|three)\s|[A-Z]|[\w’-]+s(?:\s|$)")
_HOW_MANY = re.compile(
    rf"how\s(?:many|much)\s(?:(?!(?:the|an?|his|her|their|its)\b)[\w’'-]{{1,20}}\s){{0,6}}?(?:{AUXILIARY})\s.{{3,220}}$",
    re.IGNORECASE | re.DOTALL,
)
_PAST_TIME = re.compile(r"\b(?:last\s(?:week|month|year|night|summer|winter|spring|fall)|yesterday|ago)\b")
_AHEAD = re.compile(r"(?:Will|Would)\b")


def asked(clause: str) -> str | None:
    """The question of a clause that begins with its question word; None where its verb is not plain to see."""
    clause = _TAIL.sub("", clause).strip(" ,")
    if _HOW_MANY.match(clause):
        return sentence(clause)
    turned = _INVERTED.match(clause)
    if turned and not is_verb_first(turned["subject"]):
        if _PLAIN_HOW.match(turned["asks"]) and not _NAMED.match(turned["subject"]):
            return None  # "how loyal the delegates will be"
        return sentence(
            f"{_first(turned['asks'])}{turned['auxiliary']} {lowered(turned['subject'].strip())} {turned['rest']}"
        )
    subject_asked = _SUBJECT_ASKED.match(clause)
    if (subject_asked and _is_verb(subject_asked["verb"])) or _HOW_TO.match(clause):
        return sentence(clause)
    return _done(clause)


def _done(clause: str) -> str | None:
    """*Why the tram left the rails* asks *Why did the tram leave the rails?*: the first past form is the verb."""
    found = _ASKS_FIRST.match(clause)
    words = clause[found.end() :].split(" ") if found else []
    for place, word in enumerate(words[: _MOST_SUBJECT + 1]):
        if word.casefold() in _NO_SUBJECT:
            return None
        if place and word in past_forms():
            does = " ".join((past_forms()[word], *words[place + 1 :]))
            asks, subject = found["asks"] if found else "", " ".join(words[:place])
            return None if is_verb_first(subject) else sentence(f"{_first(asks)}did {lowered(subject)} {does}")
    return None


def _is_verb(word: str) -> bool:
    return bool(_IS_AUXILIARY.match(word)) or word in past_forms()


def _first(asks: str) -> str:
    return "" if asks.casefold() == "whether" else asks + " "


def is_verb_first(subject: str) -> bool:
    """Whether what was taken for a subject begins with a verb or a conjunction, and so is none."""
    return bool(_VERB_FIRST.match(subject))


def sentence(words: str) -> str:
    """Words made a question: a capital at the head, its mark at the end."""
    return words[:1].upper() + words[1:].rstrip(" .,") + "?"


def is_fit(question: str | None) -> bool:
    """Whether a question can be read alone: balanced, short, with nobody in it whom only its article explains.

    *How many have died?* does not say of whom.
    """
    if not question or not is_balanced(question) or "[" in question or len(question.split()) > MOST_WORDS:
        return False
    if _PRONOUN.search(question) or _OWNER_UNTOLD.match(question) or _CUT_SHORT.search(question):
        return False
    return not (_COUNTS_NOTHING.match(question) or looks_back(question))


def looks_back(question: str) -> bool:
    """Whether a question asks what *will* be and names a time that is past: it was turned the wrong way."""
    return _AHEAD.match(question) is not None and _PAST_TIME.search(question) is not None


@cache
def past_forms() -> dict[str, str]:
    """The base of every past form of the verbs that tell deeds."""
    table = word_table("deed_verbs")
    return {past: base for base, given in table.items() for past in (given or _regular(base))}


def _regular(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (base + "d",)
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base[:-1] + "ied",)
    doubled = base + base[-1] + "ed"
    return (base + "ed", doubled) if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", base) else (base + "ed",)
