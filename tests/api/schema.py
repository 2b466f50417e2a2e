"""Validates JSON against the schemas of api/openapi.yaml: the part of JSON Schema the contract uses."""
import json
import re

import yaml

from support import ROOT

CONTRACT = yaml.safe_load((ROOT / "api" / "openapi.yaml").read_text(encoding="utf8"))

KINDS = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
}
FORMATS = {"date": r"\d{4}-\d\d-\d\d", "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"}


def resolved(schema):
    while "$ref" in schema:
        here = CONTRACT
        for part in schema["$ref"].split("/")[1:]:
            here = here[part]
        schema = here
    return schema


def complaints(value, schema, place="$"):
    """Everything in the value that the schema does not allow, as lines."""
    schema = resolved(schema)
    if "oneOf" in schema:
        tried = [list(complaints(value, option, place)) for option in schema["oneOf"]]
        if all(tried):
            yield from min(tried, key=len)
        return
    kinds = schema.get("type")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(KINDS[kind](value) for kind in kinds):
        yield f"{place}: {value!r:.80} is not {'/'.join(kinds)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r:.80} is none of {schema['enum']}"
    if isinstance(value, str) and "format" in schema and schema["format"] in FORMATS:
        if not re.fullmatch(FORMATS[schema["format"]], value):
            yield f"{place}: {value!r} is not a {schema['format']}"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{place}: {len(value)} items"
        for number, item in enumerate(value):
            yield from complaints(item, schema.get("items", {}), f"{place}[{number}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in value:
                yield f"{place}: no «{name}»"
        for name, item in value.items():
            if name in known:
                yield from complaints(item, known[name], f"{place}.{name}")
            elif isinstance(schema.get("additionalProperties"), dict):
                yield from complaints(item, schema["additionalProperties"], f"{place}.{name}")
            elif known:
                yield f"{place}: «{name}» is not in the contract"


def operation(method, path):
    return CONTRACT["paths"][path][method.lower()]


def check(answer, method, path):
    """Asserts that the answer is one the contract promises for the route."""
    described = operation(method, path)["responses"]
    kind = answer.headers.get("Content-Type", "").split(";")[0]
    wanted = described.get(str(answer.status)) or (described.get("default") if answer.status >= 400 else None)
    assert wanted, f"{method} {path}: {answer.status} is not promised: {answer.body[:300]!r}"
    content = resolved(wanted).get("content", {})
    if not content:
        assert not answer.body
        return
    assert kind in content, f"{method} {path}: {kind} is not one of {list(content)}"
    if kind.endswith("json"):
        found = list(complaints(json.loads(answer.body), content[kind]["schema"]))
        assert not found, f"{method} {path}: " + "; ".join(found[:10])
