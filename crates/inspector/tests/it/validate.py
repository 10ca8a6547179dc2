"""Compares answers with botocore's model of the service: a JSON object {operation, answer} a line.

botocore's own parser takes whatever comes; this says what the model does not allow.
"""

import json
import re
import sys

from botocore.loaders import Loader
from botocore.model import ServiceModel

KINDS = {
    "string": str,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "boolean": bool,
    "timestamp": (int, float),
}


def problems(shape, value, at):
    kind = shape.type_name
    if kind == "structure":
        yield from of_structure(shape, value, at)
    elif kind == "list":
        yield from of_size(shape, len(value), at)
        for place, item in enumerate(value):
            yield from problems(shape.member, item, f"{at}[{place}]")
    elif kind == "map":
        for key, item in value.items():
            yield from problems(shape.key, key, f"{at}.{key}")
            yield from problems(shape.value, item, f"{at}.{key}")
    elif not isinstance(value, KINDS[kind]):
        yield f"{at} is no {kind}: {value!r}"
    elif kind == "string":
        yield from of_string(shape, value, at)


def of_structure(shape, value, at):
    for name in shape.required_members:
        if name not in value:
            yield f"{at} has no {name}"
    if shape.is_tagged_union and len(value) != 1:
        yield f"{at} is a union and has {len(value)} members"
    names = {member.serialization.get("name", name): member for name, member in shape.members.items()}
    for name, item in value.items():
        if name not in names:
            yield f"{at} has a member {name}, which the model does not know"
        else:
            yield from problems(names[name], item, f"{at}.{name}")


def of_string(shape, value, at):
    yield from of_size(shape, len(value), at)
    enum = getattr(shape, "enum", None)
    if enum and value not in enum:
        yield f"{at} is none of {enum}: {value!r}"
    pattern = shape.metadata.get("pattern")
    if pattern and not re.fullmatch(pattern, value):
        yield f"{at} does not match {pattern}: {value!r}"


def of_size(shape, size, at):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and size < least or most is not None and size > most:
        yield f"{at} has a size of {size}, and not of {least} to {most}"


def main():
    model = ServiceModel(Loader().load_service_model("inspector2", "service-2"))
    found = []
    for line in sys.stdin:
        one = json.loads(line)
        operation = model.operation_model(one["operation"])
        found.extend(problems(operation.output_shape, one["answer"], one["operation"]))
    print("\n".join(found))
    sys.exit(1 if found else 0)


main()
