"""Every distribution that Python finds if it looks into each folder below the working one. Out: name, version, path, licence, tab-separated.
The licence is by the rule that `python/metadata.rs` states, out of what Python's own reader of headers gives."""

import os
from importlib.metadata import distributions


def license_of(metadata):
    for key in ("License-Expression", "License"):
        text = (metadata.get(key) or "").strip()
        if text and (key == "License-Expression" or "\n" not in text and len(text.encode()) <= 200 and text.upper() != "UNKNOWN"):
            return text
    classifiers = metadata.get_all("Classifier") or []
    names = [text.split("::")[-1].strip() for text in classifiers if text.startswith("License ::")]
    return ", ".join(name for name in names if name and name != "OSI Approved")


for folder, _, _ in os.walk("."):
    for found in distributions(path=[folder]):
        name, version = found.metadata["Name"], found.metadata["Version"]
        if name and version:
            path = os.path.relpath(str(found._path), ".")
            print(name, version, path, license_of(found.metadata), sep="\t")
