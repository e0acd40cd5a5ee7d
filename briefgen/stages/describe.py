"""Describe: what a cleaned article's page says of it; nothing is guessed, and what the page does not say stays open.

=============  =======================================================================================================
field          rule
=============  =======================================================================================================
title          the line before the body that is its headline (``domain.headline``), or a Markdown heading; else None
published      the date that the page gives for itself, to the day (``domain.publication``), with its basis:
               ``dateline``, ``date line``, ``byline``, ``published line``, ``updated line``, ``page header``, ``page``,
               ``page footer``; else None and ``undated``.  Event dates in the body are not publication dates
publisher      the name behind the headline, in the place line (``(Reuters) -``), or in the copyright line; else None
author         the byline nearest to the body (``domain.bylines``); else None
language       English by its small words, else as py3langid says, ``und`` for a few words (``domain.language``)
flags          one rule each, see ``domain.flags``
=============  =======================================================================================================
"""

from briefgen.domain.article import Article
from briefgen.domain.describing.bylines import author_of
from briefgen.domain.describing.flags import flags_of
from briefgen.domain.describing.headline import publisher_of, title_of
from briefgen.domain.describing.publication import publication_of
from briefgen.domain.text.language import language_of


def describe_article(article: Article) -> Article:
    """Return a cleaned article with its description; fields that a reader of other formats has filled are kept."""
    publication = publication_of(article)
    body = "\n".join(article.words_of(span) for span in article.body)
    found: dict[str, str | None] = {
        "title": article.title or title_of(article),
        "publisher": article.publisher or publisher_of(article),
        "author": article.author or author_of(article),
        "language": language_of(body) if article.language == "und" else article.language,
    }
    if article.published is None and publication is not None:
        found |= {"published": publication.date, "published_basis": publication.basis}
    described = article.model_copy(update=found)
    return described.model_copy(update={"flags": tuple(dict.fromkeys([*article.flags, *flags_of(described)]))})
