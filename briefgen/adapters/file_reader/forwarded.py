"""Messages that were passed on: who wrote them, when and about what stands above the words that were forwarded."""

import re
from email.utils import parseaddr, parsedate_to_datetime

from briefgen.domain.describing.page_dates import date_mentions

_NOTE = 400  # characters that who forwards may write above
_READ = 5000  # characters
_LINE = r"(From|Sent|Date|Subject|To|Cc|Reply-To):[*]?[ \t]*([^\n]{0,500})\n{1,3}"
_BLOCK = re.compile(rf"(?:^{_LINE}){{3,8}}", re.MULTILINE)
_HEADER = re.compile(rf"^{_LINE}", re.MULTILINE)


def forwarded(text: str) -> dict[str, str | None] | None:
    """What the head of a forwarded message says, None where a text has none at its beginning.

    The day is that of the forwarded message or unknown: the day on which it was passed on says nothing of its words.
    """
    lines = (line.strip(" \t\r>*") for line in text[:_READ].split("\n"))
    head = "".join(f"{line}\n" for line in lines)
    block = _BLOCK.search(head)
    if not block or len(head[: block.start()].strip()) > _NOTE:
        return None
    heads = {name: value.strip(" *\r") for name, value in _HEADER.findall(block[0])}
    if "From" not in heads or not (heads.get("Sent") or heads.get("Date")):
        return None
    name, address = parseaddr(re.sub(r"\[mailto:([^\]]*)\]", r"<\1>", heads["From"]))
    day = _day(heads.get("Sent") or heads["Date"])
    basis = "head of the forwarded message" if day else "undated"
    named = {"title": heads.get("Subject"), "publisher": name or address or heads["From"]}
    return {key: value for key, value in named.items() if value} | {"published": day, "published_basis": basis}


def _day(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, LookupError, OverflowError):
        dates = {mention.date for mention in date_mentions(words)}
        return dates.pop() if len(dates) == 1 else None
