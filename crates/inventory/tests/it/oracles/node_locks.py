"""Plain readers of lock files of JavaScript. Arguments: files. Out: name, version, file, and `true` or `false` where the file
itself says of each package whether it is for development, tab-separated."""

import json
import re
import sys

import yaml


def split(text):
    at = text.index("@", 1)
    return text[:at], text[at + 1 :]


def yarn_1(text):
    # The address that a package was had from tells its name, independently of the key.
    pattern = r'^  version "(.+)"\n  resolved "https?://[^/]+/(@[^/]+/[^/]+|[^/]+)/-/'
    for version, name in re.findall(pattern, text, re.M):
        yield name, version, ""


def berry(text):
    for block in yaml.safe_load(text).values():
        if block.get("linkType") == "hard":
            yield split(block["resolution"])[0], block["version"], ""


def pnpm(text):
    lock = yaml.safe_load(text)
    for key, package in lock["packages"].items():
        if float(lock["lockfileVersion"]) < 6:
            name, version = key[1:].rsplit("/", 1)
        else:
            name, version = split(key.lstrip("/"))
        version = re.split(r"[_(]", version)[0]
        yield name, version, str(package["dev"]).lower() if "dev" in package else ""


def bun(text):
    text = re.sub(r",(\s*[}\]])", r"\1", text)
    for package in json.loads(text)["packages"].values():
        yield *split(package[0]), ""


for path in sys.argv[1:]:
    text = open(path).read()
    if path.endswith("pnpm-lock.yaml"):
        found = pnpm(text)
    elif path.endswith("bun.lock"):
        found = bun(text)
    else:
        found = yarn_1(text) if "yarn lockfile v1" in text else berry(text)
    for name, version, dev in found:
        print(name, version, path, dev, sep="\t")
