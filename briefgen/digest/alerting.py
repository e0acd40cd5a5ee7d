"""Tells the owner of a digest what went wrong, once, if mail works."""

import hashlib
from email.message import EmailMessage

from briefgen.digest.composing import POLICY, written
from briefgen.digest.desk import Desk
from briefgen.digest.telling.mail import plain
from briefgen.domain.mailbox import Mailbox
from briefgen.errors import MailError, SettingsError, StoreError
from briefgen.ports.mailer import Coming, Envelope


class _Note:
    """A ``Book`` for one message that no issue is made of."""

    def __init__(self) -> None:
        self.coming: Coming = "put_off"
        self.answer = ""

    def leaving(self, recipient: str) -> None:
        """Nothing need be known of it afterwards."""

    def ended(self, recipient: str, coming: Coming, answer: str) -> None:  # noqa: ARG002  (the port's signature)
        """Keep how it ended."""
        self.coming, self.answer = coming, answer


def alert_owner(desk: Desk, words: str) -> str:
    """Mail ``words`` to the owner, unless these very words were mailed before; return why that failed, or nothing."""
    if desk.plan.owner is None:
        return ""
    seal = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    try:
        if desk.store.alerted(desk.plan.name, seal):
            return ""
        coming, answer = send_note(desk, desk.plan.owner, f"{desk.plan.name}: a digest needs you", words)
        if coming in {"taken", "unsure"}:
            desk.store.note_alert(desk.plan.name, seal, desk.clock.now())
            return ""
    except (MailError, StoreError, SettingsError) as error:
        answer = str(error)
    return f"{desk.plan.owner.address} could not be told: {answer}"


def send_note(desk: Desk, to: Mailbox, subject: str, words: str) -> tuple[Coming, str]:
    """Send a few lines of plain text; return how that ended.

    Raises:
        MailError: the server cannot be used.
    """
    message = EmailMessage(policy=POLICY)
    message["Subject"] = plain(subject)
    message["From"] = desk.plan.sender.header
    message["To"] = to.header
    message["Date"] = desk.clock.now()
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(plain(line) for line in words.splitlines()) + "\n", charset="utf-8")
    note = _Note()
    envelope = Envelope(sender=desk.plan.sender.address, recipient=to.address, message=written(message))
    desk.mailer().deliver([envelope], note)
    return note.coming, note.answer
