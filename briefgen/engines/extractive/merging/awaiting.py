"""What somebody is asked to do, promises or is due to do, turned into the question whether it will be done."""

import re
from functools import cache

from briefgen.domain.wordlists import word_table
from briefgen.engines.extractive.merging.sides import lowered
from briefgen.engines.extractive.merging.turning import looks_back
from briefgen.engines.extractive.merging.wording import is_balanced, is_garbled

_NOT_IN = r"(?!(?:in|on|at|after|before|during|by|from|with|who|which|that|if|when|because|whether|to|not)\b)"
_WHO = rf"(?:{_NOT_IN}[\w’'.&-]{{1,30}}\s){{1,8}}?"
_SUBJECT = r"(?:(?!(?:who|which|that|if|when|because|whether|to)\b)[\w’'.&-]{1,30}\s){1,8}?"
_PLACES = r"(?:yesterday|today|recently|again|repeatedly|publicly|last\s\w{3,9}|on\s[A-Z]\w{3,9}day)"
_DOES = r"(?P<does>(?!be\s(?:a|an|the)\b)[a-z]{2,20}(?:\s[^.?!;:]{2,220}|$))"

_ASKED = re.compile(
    r"\b(?:urg(?:es|ed|ing)|called\son|calls\son|calling\son|wants?|wanted|press(?:es|ed|ing)|appeal(?:s|ed)\sto"
    r"|demand(?:s|ed|ing)?\sthat|call(?:s|ed|ing)\sfor|ask(?:s|ed)|order(?:s|ed)|pushing\sfor)\s"
    rf"(?P<who>{_WHO})to\s{_DOES}"
)
_DEMANDED = re.compile(rf"\bdemand(?:s|ed|ing)?\s(?:that\s)?(?P<who>{_WHO})(?=be\s[a-z]{{2,20}}(?:ed|en|n|t)\b){_DOES}")
_INTENDED = re.compile(
    rf"^(?P<who>{_SUBJECT})(?:has\s|have\s|had\s)?(?:also\s|again\s)?"
    r"(?:promis(?:es|ed)|vow(?:s|ed)|pledg(?:es|ed)|threaten(?:s|ed)|agreed|offer(?:s|ed)|plans|intends|aims"
    r"|(?:is|are)\s(?:trying|attempting|seeking|looking|planning|preparing|ready|due|set|scheduled|expected)"
    rf"|(?:is|are)(?=\sto\s)|yet)\s(?:{_PLACES}\s)?to\s{_DOES}"
)
_HOPED = re.compile(rf"\bhop(?:e|es|ed|ing)\s(?:that\s)?(?P<who>{_WHO})(?:will|would|can|could)\s{_DOES}")
_DEMANDING = (
    r"\b(?:call(?:s|ed|ing)?\sfor|demand(?:s|ed|ing)?|push(?:es|ed|ing)?\sfor|press(?:es|ed|ing)?\sfor|insist(?:s|ed)?\son"
    r"|campaign(?:s|ed|ing)?\sfor|plead(?:s|ed|ing)?\sfor|wants?|sought|seeks|seeking)\s"
)
_DENIED = re.compile(r"(?:\bnot|n[’']t|\bnever)\s(?:\w+\s)?$")
_OF = (
    r"(?P<of>(?:the\s|an?\s)?(?:[\w’'.-]{1,30}\s?){1,7}?)"
    r"(?=[,.;:]|\s(?:and|but|after|before|over|on|in|who|which|that|by|from|as|if)\b|$)"
)
_ASIDE = re.compile(r",\s(?:including|such as|among them|which|who)\s[^,;.]{2,120},(?=\s)|\s\([^()]{1,60}\)")
_TAIL = re.compile(
    r",\s(?:but|and|which|while|who|although|as|in|after|saying|including|a|the|with)\b.{0,400}$", re.DOTALL
)
_LIST = re.compile(r"[^,]{1,160}(?:,\s(?!which|who|said|he|she)[\w’'-]+(?:\s[\w’'-]+){0,2}){1,4},?\sand\s[^,]{1,80}")
"""*The release, return and care of all sailors*: cut at its last comma a list says of nobody what is to be done."""

_ASKED_IN = re.compile(
    r"\s(?:(?:on\s)?[A-Z][a-z]+day\s)?(?:in|during|at|on|via)\s(?:an?|the|his|her|their)\s(?:[\w-]+\s){0,4}?(?:tweet|statement"
    r"|interview|speech|letter|conference|briefing|op-ed|editorial|rally|post|e-?mail|resolution)\b.{0,400}$",
    re.DOTALL,
)
"""Where it was asked, behind what was asked."""

_SAID = re.compile(r"[,\s]{1,3}(?:[A-Z][\w.’'-]{0,30}\s){1,6}(?:said|says|told\s.{2,40})\.?$")
_NOBODY = re.compile(r"\b(?:he|she|they|him|them|it|we|us|you|me|this|these|those|such|I)\b")
_POINTING = re.compile(r"^(?:his|her|their|its|our|my|your|this|these|those|others?|some|any|one)\b", re.IGNORECASE)
_VERB_WITHIN = re.compile(
    r"\b(?:[a-z]{3,20}ed\s(?:her|his|its|their|an?|the|that)|said|says|has|have|had|was|were|is|are)\b"
)
_NO_WHO = re.compile(r"(?:for|more|[a-z]{2,20}ing)\b")
_NO_VERB = re.compile(r"[a-z]{2,20}(?:ship|tion|ment|ity|ness|ism|ence|ance)\b|(?:the|a|an)\b")
_GUESSED = re.compile(r"\[[a-z]")
_READ = 1_000
MOST_WORDS = 32
FEWEST_WORDS = 4


def question_awaited(text: str) -> str | None:
    """*Will armed groups lay down their arms?* for what wants them to; None where turning it round is not safe."""
    if _GUESSED.search(text) or is_garbled(text):
        return None
    plain = _SAID.sub("", _ASIDE.sub("", text[:_READ]).strip().rstrip('.”"’'))
    for pattern in (_ASKED, _DEMANDED, _HOPED, _INTENDED):
        found = pattern.search(plain)
        if found and plain[found.end() : found.end() + 1] != ".":
            return _question(found["who"].strip(), _deed(found["does"]))
    return _deed_asked(plain)


def _deed(does: str) -> str:
    """The deed without what is told beside it; of a list that would end in its middle the first thing only."""
    does = _ASKED_IN.sub("", does)
    whole = _LIST.fullmatch(does)
    deed = does if whole else _TAIL.sub("", does).strip(" ,")
    return deed.partition(",")[0] if does[len(deed) :].startswith(", and") else deed


def _deed_asked(plain: str) -> str | None:
    """*Will Ada Ito resign?* for a call for Ada Ito's resignation, or for the resignation of Ada Ito."""
    deeds = word_table("demanded_deeds")
    for pattern in _deed_patterns():
        found = pattern.search(plain)
        if found is None or _DENIED.search(plain[: found.start()]):
            continue
        done = deeds[found["noun"]][0]
        if done == "there be":
            about = f" {found['into']}" if found.groupdict().get("into") else ""
            return _question("there", f"be {found['article']}{found['adjectives']}{found['noun']}{about}")
        if found.groupdict().get("of"):
            return _question(found["of"].strip(" ."), done)
    return None


@cache
def _deed_patterns() -> tuple[re.Pattern[str], ...]:
    deeds = word_table("demanded_deeds")
    done = "|".join(noun for noun, words in deeds.items() if words != ("there be",))
    held = "|".join(noun for noun, words in deeds.items() if words == ("there be",))
    adjectives = r"(?P<adjectives>(?:(?!the\b)[a-z-]{3,20}\s){0,3}?)"
    return (
        re.compile(rf"{_DEMANDING}(?P<of>(?:the\s|[A-Z])[\w’'. -]{{1,60}}?)[’']s?\s{adjectives}(?P<noun>{done})\b"),
        re.compile(rf"{_DEMANDING}(?:the\s|an?\s)?{adjectives}(?P<noun>{done})\sof\s{_OF}"),
        re.compile(
            rf"{_DEMANDING}(?P<article>an?\s|)"
            rf"{adjectives}(?P<noun>{held})\b(?:\s(?P<into>(?:into|on|of)\s{_OF}))?"
        ),
    )


def _question(who: str, does: str) -> str | None:
    question = f"Will {lowered(who)} {does}?"
    fits = FEWEST_WORDS <= len(question.split()) <= MOST_WORDS
    if _NO_WHO.match(who) or _VERB_WITHIN.search(who) or _NO_VERB.match(does):
        return None
    if not fits or _POINTING.match(who) or _NOBODY.search(question) or "[" in question:
        return None
    fits = is_balanced(question) and not is_garbled(question) and not looks_back(question)
    return question if fits else None
