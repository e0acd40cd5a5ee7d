"""Sends an issue, to each recipient at most once: every step is on the disk before it is taken."""

from collections.abc import Iterable, Sequence

from briefgen.digest.composing import Headers, addressed
from briefgen.digest.desk import Desk
from briefgen.domain.issue import Send, SendState
from briefgen.domain.mailbox import Mailbox
from briefgen.ports.mailer import Coming, Envelope

STATES: dict[Coming, SendState] = {"taken": "sent", "put_off": "planned", "refused": "refused", "unsure": "unsure"}
CUT_SHORT = "the run ended while the message was leaving: nobody knows whether it arrived"
GONE = "no longer a recipient of this digest"


class SendBook:
    """A ``Book`` that writes every step into the store."""

    def __init__(self, desk: Desk, sends: Iterable[Send]) -> None:
        """Take the sends that are to be handed over."""
        self._desk = desk
        self._sends = {send.recipient: send for send in sends}

    def leaving(self, recipient: str) -> None:
        """Note that the words leave now."""
        self._note(recipient, "handing_over", "")

    def ended(self, recipient: str, coming: Coming, answer: str) -> None:
        """Note how the hand-over ended."""
        self._note(recipient, STATES[coming], answer)

    def _note(self, recipient: str, state: SendState, answer: str) -> None:
        self._desk.store.note(self._sends[recipient], state, answer, self._desk.clock.now())


def settle_sends(desk: Desk, period: str) -> bool:
    """Before anything is sent: what was leaving when a run ended is unsure, and who has left the list gets nothing.

    Returns whether a send became unsure.  To be called with the store held: nobody else is handing anything over.
    """
    wanted = {box.address for box in desk.plan.to}
    cut_short = False
    for send in desk.store.sends(desk.plan.name, period):
        if send.state == "handing_over":
            desk.store.note(send, "unsure", CUT_SHORT, desk.clock.now())
            cut_short = True
        elif send.state == "planned" and send.recipient not in wanted:
            desk.store.note(send, "refused", GONE, desk.clock.now())
    return cut_short


def deliver_sends(desk: Desk, period: str, sends: Sequence[Send]) -> None:
    """Hand over what is given of an issue, whatever its state was.

    Raises:
        MailError: the server cannot be used; what it did not take is as before.
        StoreError: a step cannot be noted; nothing more is sent.
    """
    letter = desk.store.letter(desk.plan.name, period)
    envelopes = [envelope_of(desk, letter, send) for send in sends]
    desk.mailer().deliver(envelopes, SendBook(desk, sends))


def envelope_of(desk: Desk, letter: bytes, send: Send) -> Envelope:
    """The letter in an envelope of its own."""
    known = {box.address: box for box in desk.plan.to}
    recipient = known.get(send.recipient) or Mailbox(address=send.recipient)
    headers: Headers = {"Message-ID": send.message_id, "Date": desk.clock.now(), "To": recipient.header}
    return Envelope(sender=desk.plan.sender.address, recipient=send.recipient, message=addressed(letter, headers))


def addressed_to_all(desk: Desk, letter: bytes, sends: Sequence[Send]) -> bytes:
    """One message to all of them, for a file."""
    known = {box.address: box.header for box in desk.plan.to}
    headers: Headers = {
        "Message-ID": sends[0].message_id,
        "Date": desk.clock.now(),
        "To": tuple(known[send.recipient] for send in sends if send.recipient in known),
    }
    return addressed(letter, headers)
