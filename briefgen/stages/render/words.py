"""How counts, dates and the ways of speaking read on any page."""

from calendar import month_name

from briefgen.domain.statement import IsoDate
from briefgen.domain.story import Event, Position

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int, noun: str) -> str:
    """``three articles``, ``one origin``, ``14 sources``: a count as prose has it, the plural with an s."""
    word = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def in_figures(number: int, noun: str) -> str:
    """``5 articles``, ``1 origin``: the same where it is to be seen at a glance."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sentence(words: str) -> str:
    """The same words with a capital letter first."""
    return words[:1].upper() + words[1:]


def day(date: IsoDate) -> str:
    """An ISO date as people write it: ``10 April 2025``, ``January 2024``, ``2003``; as it is where it has no month."""
    year, *rest = date.split("-")
    if rest and not 1 <= int(rest[0]) < len(month_name):
        return date
    parts = [month_name[int(part)] if place == 0 else str(int(part)) for place, part in enumerate(rest)]
    return " ".join([*reversed(parts), year])


def when(event: Event) -> str:
    """An event's date, or that of the report where no words of its own date it; else the words that leave it open."""
    if event.date:
        return day(event.date) if event.date_words else f"reported {day(event.date)}"
    return f"“{event.date_words}”" if event.date_words else "not dated"


def speech(position: Position) -> str:
    """How a position is known: quoted, reported, or inferred from what the source says."""
    return {"direct": "in their words", "reported": "reported", "inferred": "inferred"}[position.speech]
