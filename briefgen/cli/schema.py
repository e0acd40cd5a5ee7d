"""``briefgen schema``: the contract of a brief's JSON."""

import json

import click

from briefgen.adapters.brief_writer import write_stdout
from briefgen.domain.brief import Brief


@click.command("schema", short_help="Print the JSON Schema of a brief.")
def door() -> int:
    """Print the JSON Schema that `--format json` keeps to."""
    write_stdout(json.dumps(Brief.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False) + "\n")
    return 0
