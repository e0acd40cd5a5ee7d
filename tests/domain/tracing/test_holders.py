"""Which articles had a run of words before."""

from briefgen.domain.tracing.holders import Holders


def test_each_article_is_told_who_had_the_run_before_it() -> None:
    """Every other holder in order, itself never, however often it has the run; other runs have their own."""
    holders = Holders()
    assert holders.before(7, 1) == []
    assert holders.before(7, 1) == []
    assert holders.before(7, 2) == [1]
    assert holders.before(7, 2) == [1]
    assert holders.before(8, 3) == []
    assert holders.before(7, 3) == [1, 2]


def test_of_many_holders_the_last_are_told() -> None:
    """So that a run that all articles have costs each of them the same."""
    holders = Holders()
    told = [holders.before(7, article) for article in range(40)]
    assert told[39] == list(range(27, 39))
    assert max(map(len, told)) == len(told[39])
