"""Facts are what the article says in its own voice."""

from builders import an_article, sentences_of

from briefgen.engines.extractive.events.facts import MOST_FACTS, fact_claims

STORY = """The government of Iraq wants the armed groups of Basra to disarm.
He hopes that they agree.
“We will not disarm,” said the leader of the armed groups.
The armed groups of Basra have 2,500 fighters.
According to officials, the armed groups are paid by Tehran.
Nobody would have expected such mild weather.
These groups fear the government."""


def facts(text: str) -> list[str]:
    """The facts of a text, every line of which is a sentence."""
    article = an_article(text)
    return [claim.text for claim in fact_claims(article, sentences_of(article))]


def test_facts_are_the_articles_own() -> None:
    """Quoted and credited speech, pronouns and pointing words are no facts of the article."""
    assert facts(STORY) == [
        "The government of Iraq wants the armed groups of Basra to disarm.",
        "The armed groups of Basra have 2,500 fighters.",
    ]


def test_facts_are_few_and_central() -> None:
    """Of a long article a dozen facts are kept; what stands beside its story is not among them."""
    asides = [f"{x}oog would {x}arb the {x}eef and {x}alt." for x in "BCDFGHJKLMNPQRST"]
    groups = [f"The armed groups of Basra have {n} fighters." for n in range(2, 20)]
    kept = facts("\n".join([*groups, *asides]))
    assert len(kept) == MOST_FACTS
    assert not set(kept) & set(asides)


def test_what_is_said_again_is_said_once() -> None:
    """A rewritten lead is one fact with the summary above it; another number makes another fact."""
    told = ["The armed groups of Basra hold the port.", "The armed groups of Basra hold the port today."]
    assert facts("\n".join(told)) == told[:1]
    told = ["The armed groups of Basra have 2,500 fighters.", "The armed groups of Basra have 900 fighters."]
    assert facts("\n".join(told)) == told
