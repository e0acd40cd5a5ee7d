"""One default value of each noun, for tests that care about one field of it."""

from briefgen.domain.article import Article
from briefgen.domain.chunk import Chunk, Sentence
from briefgen.domain.sentences import sentence_spans
from briefgen.domain.span import Span


def an_article(text: str = "Minister Ada Ito said the port will close.", **fields: object) -> Article:
    """An article whose body is its whole text."""
    values = {"id": "S1", "path": "article.txt", "text": text, "body": (Span(0, len(text)),), "language": "en"}
    return Article.model_validate(values | fields)


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The numbered sentences of an article's body; every kept span is a paragraph."""
    places = [(n, span) for n, part in enumerate(article.body, 1) for span in sentence_spans(article.text, part)]
    return tuple(
        Sentence(number=number, paragraph=paragraph, span=span, text=article.words_of(span))
        for number, (paragraph, span) in enumerate(places, 1)
    )


def a_chunk(article: Article) -> Chunk:
    """An article as one chunk."""
    sentences = sentences_of(article)
    return Chunk(
        article=article.id, number=1, of=1, sentences=sentences, token_count=sum(len(s.text.split()) for s in sentences)
    )
