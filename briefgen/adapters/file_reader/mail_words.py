"""The words of a message: its plain text without the addresses of its links, or the article in its page."""

import re
from typing import Literal

from briefgen.adapters.file_reader.document import with_words
from briefgen.adapters.file_reader.web_page import page_article
from briefgen.domain.article import Article
from briefgen.errors import UnreadableError

Address = Literal["words", "words of a part"]

_STUB = 60  # words: "view this message in your browser" and an address
_NEWSLETTER = 5  # links; people write fewer
_MOST = 0.5  # of the plain text's words: less is a page that was not understood
_LINK = re.compile(r"[ \t]?[\[(<]\s?(?:https?://|mailto:)[^\s\[\]()<>]{1,5000}\s?[\])>]")
_LAYOUT = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b[^<>]{0,5000}>", re.IGNORECASE)


def message_article(name: str, address: Address, plain: str, page: str) -> Article:
    """The article of a message; ``EmptyError`` where neither version holds words.

    The page is read where the plain text only points to it, and of newsletters, whose plain text is made by a program
    and full of addresses.  Tables of a page lay it out, so that their cells are read as paragraphs.
    """
    words, links = _LINK.subn("", plain)
    article = Article(path=name, text=words.strip(), extracted=True, address=address)
    count = len(words.split())
    if page and (count < _STUB or links >= _NEWSLETTER):
        try:
            shown = page_article(name, _LAYOUT.sub(r"<\1div>", page), address=address)
        except UnreadableError:
            pass  # the plain text is all there is
        else:
            # what stands around a newsletter's article is part of its page, unlike a web page's
            article = shown.model_copy(update={"selected": False}) if _is_fuller(shown, words, count) else article
    with_words(name, article.text)
    return article


def _is_fuller(shown: Article, words: str, count: int) -> bool:
    return len(shown.text) > len(words) if count < _STUB else len(shown.text.split()) >= _MOST * count
