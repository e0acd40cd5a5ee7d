"""The language of a text."""

import re

from briefgen.domain.wordlists import word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_READ = 6000  # characters; more do not change the verdict
_ENGLISH = 0.22  # share of stop words: English news has .35 to .5, other languages under .1, English headlines .2
_FEWEST = 3  # words; less cannot be told


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of a text, ``und`` where there is too little of it.

    A fair share of English stop words says English at once; everything else is left to py3langid.
    """
    words = list(map(str.lower, _WORD.findall(text[:_READ])))
    if len(words) < _FEWEST and len(text) < 20:  # noqa: PLR2004  (a script without spaces is one word)
        return "und"
    stop = word_list("stop_words")
    if sum(map(stop.__contains__, words)) >= _ENGLISH * len(words):
        return "en"
    # imported here because nearly every article is English and the model takes four tenths of a second to load
    from py3langid import classify  # noqa: PLC0415

    return str(classify(text[:_READ])[0])
