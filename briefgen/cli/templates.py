"""``briefgen templates [DIR]``: copies of the page templates, to be edited."""

from briefgen.cli.copying import copying_door

door = copying_door("templates", "page templates")
