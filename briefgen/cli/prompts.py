"""``briefgen prompts [DIR]``: copies of the prompts, to be edited."""

from briefgen.cli.copying import copying_door

door = copying_door("prompts", "prompts")
