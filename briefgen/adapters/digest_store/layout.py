"""What the file of issues holds, and how a file of an earlier version becomes one of this."""

from briefgen.adapters.sqlite_file import Layout
from briefgen.errors import StoreError

_ISSUES = """
CREATE TABLE issues (
    digest TEXT NOT NULL,
    period TEXT NOT NULL,          -- 2026-W48, or the day of a schedule that has several a week
    due TEXT NOT NULL,             -- the moment of the schedule, ISO 8601, UTC
    generated_at TEXT NOT NULL,
    brief TEXT NOT NULL,           -- the whole brief, JSON
    changes TEXT,                  -- what was new against the issues before it, JSON; NULL of a first issue
    letter BLOB NOT NULL,          -- the message without the headers that are each recipient's own
    PRIMARY KEY (digest, period)
)
"""

_SENDS = """
CREATE TABLE sends (
    digest TEXT NOT NULL,
    period TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'handing_over', 'sent', 'refused', 'unsure')),
    message_id TEXT NOT NULL,
    at TEXT NOT NULL,              -- when the state last changed, ISO 8601, UTC
    answer TEXT NOT NULL,          -- what the server last said
    PRIMARY KEY (digest, period, recipient),
    FOREIGN KEY (digest, period) REFERENCES issues (digest, period) ON DELETE CASCADE
)
"""

_STEPS = """
CREATE TABLE steps (               -- every state that a send was ever in, the oldest first
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    period TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    answer TEXT NOT NULL,
    FOREIGN KEY (digest, period) REFERENCES issues (digest, period) ON DELETE CASCADE
)
"""

_ALERTS = """
CREATE TABLE alerts (              -- what the owner of a digest was told already
    digest TEXT NOT NULL,
    seal TEXT NOT NULL,            -- sha256 of the words
    at TEXT NOT NULL,
    PRIMARY KEY (digest, seal)
)
"""

LAYOUT = Layout(
    mark=0x62726467,  # ``brdg``
    steps=((_ISSUES, _SENDS, _STEPS, _ALERTS),),
    error=StoreError,
    strange="{path} is a database of another program: name another file with --store",
    other="{path} was kept by a later version of briefgen: update this one, or name another file with --store",
)
