"""rattler's, which is the conda community's. In: lines of two versions with a tab between. Out: `<`, `=`, `>`, or `?` if one
is refused."""

import sys

from rattler import Version
from rattler.exceptions import InvalidVersionError

for line in sys.stdin:
    try:
        a, b = map(Version, line.rstrip("\n").split("\t"))
        print("<" if a < b else "=" if a == b else ">")
    except InvalidVersionError:
        print("?")
