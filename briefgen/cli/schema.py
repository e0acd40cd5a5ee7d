"""``briefgen schema``: the contract of a brief's JSON, or of a comparison's."""

import json

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.domain.brief import Brief
from briefgen.domain.changes import Changes
from briefgen.domain.noun import Noun

SCHEMAS: dict[str, type[Noun]] = {"brief": Brief, "changes": Changes}


@click.command("schema", short_help="Print the JSON Schema of a brief.")
@click.argument("what", type=click.Choice(list(SCHEMAS)), default="brief", metavar="[brief|changes]")
def door(what: str) -> int:
    """Print the JSON Schema that `--format json` keeps to: of a brief, or of what `briefgen diff` says."""
    schema = SCHEMAS[what].model_json_schema(mode="serialization")
    write_stdout(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
    return 0
