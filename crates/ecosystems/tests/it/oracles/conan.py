"""Conan's own. In: lines of two versions with a tab between. Out: a line each, `<`, `=` or `>`."""

import sys

from conan.internal.model.version import Version

for line in sys.stdin:
    a, b = map(Version, line.rstrip("\n").split("\t"))
    print("<" if a < b else "=" if a == b else ">")
