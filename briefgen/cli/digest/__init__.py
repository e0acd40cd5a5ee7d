"""``briefgen digest``: the message that comes when it is due, once to each."""

import click

from briefgen.cli.digest.looking import list_digests, status
from briefgen.cli.digest.mending import backup, prune, resend
from briefgen.cli.digest.running import preview, run
from briefgen.cli.digest.setting_up import install, test_mail


@click.group("digest", short_help="Mail a brief and what changed since the last one, when it is due.")
def door() -> None:
    """Mail a brief and what changed since the last one, when it is due, once to each recipient.

    A digest is a table [digest.NAME] in briefgen.toml.
    """


for command in (run, preview, list_digests, status, resend, test_mail, prune, backup, install):
    door.add_command(command)
