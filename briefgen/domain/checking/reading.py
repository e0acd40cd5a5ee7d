"""One chunk and its article as grounding reads them: quotes, sentences and names looked up by place."""

from collections.abc import Sequence
from functools import cached_property

from briefgen.domain.article import Article
from briefgen.domain.checking.checks import Carrier
from briefgen.domain.checking.grounded import GroundedActor
from briefgen.domain.checking.locating import Finder
from briefgen.domain.checking.surroundings import Surroundings
from briefgen.domain.chunk import Chunk
from briefgen.domain.draft import QuoteDraft
from briefgen.domain.names.mentions import Known, known_actor, name_is_in, name_tokens
from briefgen.domain.names.nameplaces import NamePlaces
from briefgen.domain.span import Span
from briefgen.domain.text.alignment import fold


class Reading:
    """What is costly is made when first needed; ``actors`` are those that were found in the chunk."""

    def __init__(self, chunk: Chunk, article: Article, actors: Sequence[GroundedActor] = ()) -> None:
        self.article = article
        self.around = Surroundings(article, chunk.sentences)
        self.names = NamePlaces(article)
        self.actors: tuple[GroundedActor, ...] = tuple(actors)
        self._finder = Finder(chunk, article)

    def find(self, quote: QuoteDraft) -> tuple[Span, ...]:
        """Where a quote stands; nothing where it does not."""
        return self._finder.find(quote)

    def absence(self, words: str) -> str:
        """Why a quote was not found."""
        held = (self.article.words_of(cut.span) for cut in self.article.held)
        if any(fold(words) in fold(part) for part in held):
            return f"the words “{words}” may not be the article's own: they are kept in doubt"
        return f"the words “{words}” are not in the article"

    def knowing(self, actors: Sequence[GroundedActor]) -> "Reading":
        """The same reading, with the actors that claims may name."""
        self.actors = tuple(actors)
        self.__dict__.pop("known", None)
        self.__dict__.pop("_by_name", None)
        self.__dict__.pop("throughout", None)
        return self

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The actors as statements may name them."""
        return tuple(known_actor(a.names, a.role, is_person=a.draft.kind == "person") for a in self.actors)

    @cached_property
    def throughout(self) -> Carrier:
        """The whole body, for what a heading may name: "the Ferry Act (H.R. 1)" stands in an article once."""
        body = "\n".join(map(self.article.words_of, self.article.body))
        return Carrier(cited=body, sentences=body, known=self.known)

    @cached_property
    def _by_name(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for place, actor in enumerate(self.actors):
            for name in actor.names:
                places.setdefault(fold(name), place)
        return places

    def words_of(self, name: str) -> frozenset[str]:
        """The words of an actor's name, with all that are known of it."""
        place = self._by_name.get(fold(name))
        return name_tokens(name) if place is None else name_tokens(name) | self.known[place].words

    def names_of(self, name: str) -> tuple[str, ...]:
        """The forms of an actor's name, the given one first."""
        place = self._by_name.get(fold(name))
        return (name,) if place is None else tuple(dict.fromkeys((name, *self.actors[place].names)))

    def role_of(self, name: str) -> str:
        """What the article calls an actor, empty where it says nothing."""
        place = self._by_name.get(fold(name))
        return "" if place is None else self.actors[place].role or ""

    def is_person(self, name: str) -> bool:
        """Whether an actor is a person, as far as is known."""
        place = self._by_name.get(fold(name))
        return place is None or self.actors[place].draft.kind == "person"

    def is_named(self, name: str) -> bool:
        """Whether the article's body names an actor in any form."""
        names = self.names_of(name)
        return any(map(self.names.of, names)) or name_is_in(names, self.names.tokens)
