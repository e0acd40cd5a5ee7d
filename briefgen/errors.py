"""Every error that briefgen raises on purpose, one tree; ``str(error)`` is a sentence that says what to do.

::

    BriefgenError                      exit 1
    ├─ SettingsError                   a flag, variable or briefgen.toml entry is missing or wrong
    ├─ InputError
    │  ├─ NoArticlesError              nothing that could be read was given
    │  └─ UnreadableError              one input cannot be read; carries ``path`` (becomes a ledger row)
    │     ├─ EmptyError                one input holds no words (becomes a ledger row)
    │     └─ FetchError                an address of the web may not be fetched, gives nothing, or gives too much
    ├─ ModelError                      carries ``model`` and what the server said
    │  ├─ ModelUnavailableError        timeout, connection, 429, 5xx: worth asking again
    │  ├─ ModelRejectedError           wrong key, unknown model, refused address: asking again is useless
    │  └─ AnswerError                  the server answered, but not with what was asked; costs one question
    │     ├─ AnswerTruncatedError      the answer ran out of tokens
    │     ├─ OutOfTimeError            the run's time was over before the answer came
    │     ├─ OutOfBudgetError          what the run may spend leaves no room for the question
    │     ├─ AnswerRefusedError        the model or a content filter declined
    │     └─ MalformedAnswerError      the answer does not fit its schema; carries ``answer`` and ``problems``
    ├─ CacheError                      kept answers cannot be read or written; a run goes on without them
    ├─ StoreError                      the digests' store cannot be used
    │  └─ StoreBusyError               another run holds it
    ├─ MailError                       the mail server cannot be used
    │  ├─ MailUnavailableError         no connection, timeout, 4xx: worth trying again
    │  └─ MailRefusedError             login, certificate, encryption: trying again is useless
    ├─ ClockError                      the clock stands before what was issued already
    ├─ TemplateError                   a prompt or page template is broken; carries ``file`` and ``line``
    ├─ FormatError                     a format of another package is broken, or one lacks what it needs
    └─ OutputError                     the brief could not be written
       └─ ReaderGoneError              who read standard output went away; nobody is left to tell
"""


class BriefgenError(Exception):
    """Anything briefgen gives up on; the message is one sentence for the person at the terminal."""


class SettingsError(BriefgenError):
    """A setting is missing or has a value that cannot be used."""


class InputError(BriefgenError):
    """What was given to read cannot be read."""


class NoArticlesError(InputError):
    """No input holds an article."""


class UnreadableError(InputError):
    """One input cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        """Say which input, and why."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class EmptyError(UnreadableError):
    """One input holds no words."""


class FetchError(UnreadableError):
    """An address of the web may not be fetched, gives nothing, or gives too much."""


class ModelError(BriefgenError):
    """The model gave no answer that can be used.

    ``unpaid`` is True where the server itself says that it did no work; a call that broke off may be billed.
    """

    unpaid = False

    def __init__(self, message: str, *, model: str = "") -> None:
        """Say what happened and what to mend."""
        super().__init__(message)
        self.model = model


class ModelUnavailableError(ModelError):
    """The server did not answer, or not yet; ``retry_after`` is the wait in seconds that it asked for."""

    def __init__(self, message: str, *, model: str = "", retry_after: float | None = None) -> None:
        """Say what happened and how long the server wants to be left alone."""
        super().__init__(message, model=model)
        self.retry_after = retry_after


class ModelRejectedError(ModelError):
    """The server will not answer however often it is asked."""


class AnswerError(ModelError):
    """The server answered this one question with something that cannot be used."""


class AnswerTruncatedError(AnswerError):
    """The answer stops in the middle because it ran out of tokens."""


class OutOfTimeError(AnswerError):
    """The time that the run was given is over; asking again is useless."""


class OutOfBudgetError(AnswerError):
    """What the run may spend leaves no room for the question; asking again is useless."""


class AnswerRefusedError(AnswerError):
    """The model declined to answer, or a content filter removed the answer."""


class MalformedAnswerError(AnswerError):
    """The answer does not fit the schema that was asked for."""

    def __init__(self, message: str, *, model: str = "", answer: str = "", problems: str = "") -> None:
        """Keep the raw ``answer`` and the validator's ``problems`` for the second question."""
        super().__init__(message, model=model)
        self.answer = answer
        self.problems = problems


class CacheError(BriefgenError):
    """The file of kept answers cannot be used."""


class StoreError(BriefgenError):
    """The file of issues and sends cannot be used; nothing is sent that cannot be noted."""


class StoreBusyError(StoreError):
    """Another run is at work on the same store."""


class MailError(BriefgenError):
    """The mail server cannot be used."""


class MailUnavailableError(MailError):
    """The mail server cannot be reached, or puts everything off: worth trying again."""


class MailRefusedError(MailError):
    """The mail server refuses the connection for a reason that time does not mend."""


class ClockError(BriefgenError):
    """The present moment lies before an issue that was made already."""


class TemplateError(BriefgenError):
    """A prompt or a page template cannot be used."""

    def __init__(self, message: str, *, file: str, line: int | None = None) -> None:
        """Lead the message with the place to mend."""
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line


class FormatError(BriefgenError):
    """A format cannot be used: it is broken, or something that it needs is not installed."""


class OutputError(BriefgenError):
    """The brief was made but could not be written."""


class ReaderGoneError(OutputError):
    """Who read standard output went away before the end, as ``head`` does."""
