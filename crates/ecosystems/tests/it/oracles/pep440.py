"""Python's own: `packaging`. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one is refused."""

import sys

from packaging.version import InvalidVersion, Version

for line in sys.stdin:
    try:
        a, b = map(Version, line.rstrip("\n").split("\t"))
        print("<" if a < b else "=" if a == b else ">")
    except InvalidVersion:
        print("?")
