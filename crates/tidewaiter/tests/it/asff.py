"""Holds every finding of a Security Hub against AWS's own model of one.

python3 asff.py URL KEY SECRET: prints how many findings of each product are active and archived, as JSON.

botocore's validator looks at names, types and what is required, and at least at lengths; here enumerations, patterns and the
rest of the lengths are looked at too. The quotas are those of BatchImportFindings, which the model leaves out.
"""

import collections
import datetime
import json
import re
import sys

import boto3
import botocore.validate

TIMES = ["CreatedAt", "UpdatedAt", "FirstObservedAt", "LastObservedAt", "ProcessedAt"]
LONGEST = {"Id": 512, "Title": 256, "Description": 1024, "GeneratorId": 512, "ProductName": 128, "CompanyName": 128}


def client(url, key, secret):
    return boto3.client(
        "securityhub", endpoint_url=url, region_name="us-east-1", aws_access_key_id=key, aws_secret_access_key=secret)


def broken(value, shape, path):
    """What is wrong with a value, by the constraints of its shape."""
    rules = shape.metadata
    if shape.type_name == "structure":
        for name, member in value.items():
            yield from broken(member, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for place, member in enumerate(value):
            yield from broken(member, shape.member, f"{path}[{place}]")
    elif shape.type_name == "map":
        for name, member in value.items():
            yield from broken(name, shape.key, f"{path}.{name}")
            yield from broken(member, shape.value, f"{path}.{name}")
    elif shape.type_name == "string":
        if "enum" in rules and value not in rules["enum"]:
            yield f"{path} is {value}, none of {rules['enum']}"
        if "pattern" in rules and not re.search(f"^(?:{rules['pattern']})$", value, re.S):
            yield f"{path} is {value}, which is not of the form {rules['pattern']}"
    size = len(value) if hasattr(value, "__len__") else value
    if "min" in rules and size < rules["min"]:
        yield f"{path} is less than {rules['min']}"
    if "max" in rules and size > rules["max"]:
        yield f"{path} is more than {rules['max']}"


def wrong(finding, shape):
    report = botocore.validate.ParamValidator().validate(finding, shape)
    if report.has_errors():
        # What has a wrong name or type cannot be looked into further.
        yield report.generate_report()
        return
    yield from broken(finding, shape, "finding")
    for name, most in LONGEST.items():
        if len(finding.get(name, "")) > most:
            yield f"{name} has {len(finding[name])} characters, more than {most}"
    for name in TIMES:
        if name in finding and datetime.datetime.fromisoformat(finding[name]).tzinfo is None:
            yield f"{name} is {finding[name]}, which is no instant"
    if len(finding["Resources"]) > 32 or len(finding["Types"]) > 50 or len(finding["ProductFields"]) > 50:
        yield "it has more resources, types or fields than it may"
    if len(json.dumps(finding)) > 240 * 1024:
        yield "it has more than 240 KB"


def main():
    hub = client(*sys.argv[1:])
    shape = hub.meta.service_model.shape_for("AwsSecurityFinding")
    counts, problems = collections.Counter(), []
    for page in hub.get_paginator("get_findings").paginate():
        for finding in page["Findings"]:
            counts[f"{finding['ProductName']} {finding['RecordState']}"] += 1
            problems += [f"{finding.get('Title')}: {words}" for words in wrong(finding, shape)]
    if problems:
        sys.exit("\n".join(problems[:20]) + f"\n{len(problems)} problems")
    print(json.dumps(counts))


main()
