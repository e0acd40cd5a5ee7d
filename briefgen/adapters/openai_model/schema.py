"""The JSON schema of an answer type, kept to what OpenAI's strict mode allows.

Rules from OpenAI's guide to structured outputs: every object closed and all its properties required; ``$ref`` without
siblings; no ``oneOf``, ``allOf``, defaults or titles.  Bounds and patterns are newer there and missing on other
servers, so they are told in the description instead; validating the answer enforces them in any case.
"""

from functools import cache
from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]

_DROPPED = frozenset({"title", "default", "examples", "discriminator", "deprecated", "readOnly", "writeOnly"})
_TOLD = (
    "pattern",
    "format",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
)
_UNKNOWN = frozenset({"prefixItems", "patternProperties", "propertyNames", "not", "if", "contains"})


@cache
def strict_schema(answer: type[BaseModel]) -> Schema:
    """Return the strict schema of ``answer``; ``TypeError`` where its type cannot be told in strict mode."""
    root = answer.model_json_schema()
    return _strict(root, root, ())


def _strict(node: Schema, root: Schema, inside: tuple[str, ...]) -> Schema:
    """One node and all below it; ``inside`` are the references being followed."""
    if strange := _UNKNOWN & node.keys():
        raise TypeError(f"a strict schema has no {', '.join(sorted(strange))}")
    kept = {key: value for key, value in node.items() if key not in _DROPPED and key not in _TOLD}
    if "allOf" in kept and len(kept["allOf"]) == 1:
        kept |= kept.pop("allOf")[0] | {key: value for key, value in kept.items() if key != "allOf"}
    if "$ref" in kept and len(kept) > 1 and kept["$ref"] not in inside:
        name = kept.pop("$ref")
        return _strict(_resolve(name, root) | kept, root, (*inside, name))
    if "$ref" in kept:
        return {"$ref": kept["$ref"]}
    if told := [f"{key}: {node[key]}" for key in _TOLD if key in node]:
        kept["description"] = "; ".join(filter(None, [kept.get("description"), *told]))
    return _members(kept, root, inside)


def _members(node: Schema, root: Schema, inside: tuple[str, ...]) -> Schema:
    """The node with its parts made strict."""
    if node.get("type") == "object":
        if not isinstance(node.get("properties"), dict):
            raise TypeError("a strict schema has no open objects: name the properties")
        properties = {name: _strict(part, root, inside) for name, part in node["properties"].items()}
        # The description of an object is the docstring of its class, which speaks to programmers.
        node = {key: value for key, value in node.items() if key != "description"}
        node |= {"properties": properties, "required": list(properties), "additionalProperties": False}
    if "items" in node:
        node["items"] = _strict(node["items"], root, inside)
    if choices := node.pop("oneOf", None) or node.get("anyOf"):
        node["anyOf"] = [_strict(choice, root, inside) for choice in choices]
    if "$defs" in node:
        node["$defs"] = {name: _strict(part, root, inside) for name, part in node["$defs"].items()}
    return node


def _resolve(reference: str, root: Schema) -> Schema:
    found: Schema = root["$defs"][reference.rpartition("/")[2]]
    return found
