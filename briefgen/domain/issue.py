"""One issue of a digest, and how far it is on its way to each recipient."""

import datetime as dt
from typing import Literal

from pydantic import Field

from briefgen.domain.brief import Brief
from briefgen.domain.changes import Changes
from briefgen.domain.noun import Noun

SendState = Literal["planned", "handing_over", "sent", "refused", "unsure"]
"""``planned``: not begun, or put off by the server.  ``handing_over``: the words are leaving.  ``sent``: the server has
taken them.  ``refused``: it will not.  ``unsure``: they left, and no answer came; a person must decide.
"""


class Issue(Noun):
    """What was made for one period, kept whole.

    ``due`` is the moment of the schedule that it belongs to.  ``letter`` is the message as every recipient gets it, but
    for the headers that are each recipient's own.
    """

    digest: str = Field(min_length=1)
    period: str = Field(min_length=1)
    due: dt.datetime
    generated_at: str
    brief: Brief
    changes: Changes | None
    letter: bytes = Field(repr=False)


class Send(Noun):
    """One issue to one address; ``at`` is when its state last changed, ``answer`` what the server last said."""

    digest: str
    period: str
    recipient: str
    state: SendState = "planned"
    message_id: str
    at: dt.datetime
    answer: str = ""
