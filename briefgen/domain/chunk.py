"""A token-bounded run of whole sentences of one article."""

from briefgen.domain.noun import Noun
from briefgen.domain.span import Span


class Sentence(Noun):
    """A sentence of an article; ``number`` counts from 1 through the whole body of the article.

    ``paragraph`` counts the paragraphs of the body from 1, so that a reader knows where a new one begins.
    """

    number: int
    paragraph: int
    span: Span
    text: str


class Chunk(Noun):
    """Sentences of one article in their order; ``number`` counts the article's chunks from 1 ``of`` how many."""

    article: str
    number: int
    of: int
    sentences: tuple[Sentence, ...]
    token_count: int

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number, None where the chunk does not hold it."""
        return next((sentence for sentence in self.sentences if sentence.number == number), None)
