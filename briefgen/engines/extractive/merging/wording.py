"""How well a statement reads on its own: which of several wordings a reader should be shown."""

import re
from functools import lru_cache

MOST_WORDS = 40
FEWEST_WORDS = 5
LONG_WORD = 4
HEADING = 0.7
BRACKETED_VERB = re.compile(r"\[[a-z]+\]")
"""A verb of saying that the source does not have there."""

_LETTERS = re.compile(r"[^\W\d_]{2,40}")
_GARBLED = re.compile(
    r"\b(\w{2,20}+) \1\b"  # a word twice running
    r"|[,;:]\s*[,;:.]|\s[,;:]|(?<=[a-z]{5})\.\s+[a-z]"  # stray marks, a full stop inside a sentence
    r"|(?<![.&’'\w])[b-z](?![.&’'\w])"  # a letter that came off its word
    r"|\bsaid,\s(?:made|was|were|is|are|has|had|would|will|could)\b"  # a speaker inside the clause he speaks of
    r"|\A(?:While|Although|Though|Because|If|When|As|Since)\s[^,]{1,400}\Z"  # a clause without its main clause
    r"|\A(?:Would|Will|Could|Was|Were|Has|Have|Had|Did|Does)\s[^?]{1,400}\Z",  # a verb without its subject
)
_DANGLING = re.compile(
    r"[\"“‘'(\s]*(?:"
    r"(?:and|but|or|so|yet|nor|still|also|however|moreover|furthermore|meanwhile|additionally|instead|otherwise|thus"
    r"|then|therefore|hence|nevertheless|nonetheless|besides|likewise|similarly|consequently|accordingly|finally"
    r"|rather|afterwards?|later|there|here|in (?:addition|turn|fact|contrast|response|return|conclusion)"
    r"|as a result|for (?:example|instance)|on the other hand|by contrast|that said|of course|first of all)\b"
    r"|(?:he|she|they|it|his|her|their|its|him|them|we|i|our|my|you|your|both|others?|another|such|one|some of)\b"
    r"|th(?:is|ese|at|ose)\b|the (?:move|latter|former|two|pair|three|others?|same|comments?|remarks?|news)\b"
    r"|(?:if|when|while|after|before|once|unless|until)\s(?:it|this|that|they)\s(?!is\b|was\b)"
    r"|(?:which|who|whose|where|when asked|asked (?:about|if|whether))\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?<![\w\[])(?:he|she|his|her|him|himself|herself)\b")
_NAME = re.compile(r"[A-Z][\w’'-]*[^\Ws](?![\w])|\[")
_REMEMBERED = 4096
"""Texts of which is remembered how they read: the claims of a large story, each of which is judged many times."""

_ENDED = re.compile(r"[.!?][\"”’')\]]*$")


@lru_cache(_REMEMBERED)
def is_garbled(text: str) -> bool:
    """Whether a text shows the marks of careless copying or machine rewriting."""
    return bool(_GARBLED.search(text)) or not is_balanced(text)


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes."""
    return (
        text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and text.count("[") == text.count("]")
    )


def is_dangling(text: str) -> bool:
    """Whether a text begins with a word that leans on what came before it."""
    return bool(_DANGLING.match(text))


def speaks_of_nobody(text: str) -> bool:
    """Whether *he*, *her* and their like stand where nobody has been named yet; a name in plural is nobody's."""
    found = _PERSON.search(text)
    return found is not None and not _NAME.search(text[: found.start()])


@lru_cache(_REMEMBERED)
def is_whole(text: str) -> bool:
    """Whether a text is a sentence with its end, neither a fragment nor cut in the middle."""
    return bool(_ENDED.search(text)) and len(text.split()) >= FEWEST_WORDS and not text.rstrip("\"”’')]").endswith("..")


def is_heading(text: str) -> bool:
    """Whether Most Words of a Text Begin Large, as those of a headline or a heading do."""
    words = [word for word in _LETTERS.findall(text) if len(word) >= LONG_WORD]
    return len(words) >= FEWEST_WORDS - 1 and sum(word[0].isupper() for word in words) >= HEADING * len(words)


@lru_cache(_REMEMBERED)
def stands_alone(text: str) -> bool:
    """Whether a text can be read first, without anything around it."""
    leans = is_dangling(text) or speaks_of_nobody(text)
    return not leans and is_whole(text) and not is_garbled(text) and not is_heading(text)


def wording_rank(text: str, quote: str | None) -> tuple[int, int, int, int]:
    """A key that sorts the best wording of one statement first."""
    words = len(text.split())
    return (
        int(is_garbled(text)) + int(is_dangling(text)) + int(not is_whole(text)),
        int(words > MOST_WORDS),
        -len((quote or "").split()),
        words,
    )
