"""pacman's own, from libalpm. In: lines of two versions with a tab between. Out: a line each, `<`, `=` or `>`."""

import ctypes
import glob
import sys

libalpm = ctypes.CDLL(glob.glob("/usr/lib/*/libalpm.so.*")[0])

for line in sys.stdin:
    a, b = line.rstrip("\n").split("\t")
    order = libalpm.alpm_pkg_vercmp(a.encode(), b.encode())
    print("<" if order < 0 else "=" if order == 0 else ">")
