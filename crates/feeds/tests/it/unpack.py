"""Prints a file of an archive, or a compressed file: unpack.py FILE [MEMBER]."""

import bz2
import lzma
import sys
import tarfile

if len(sys.argv) > 2:
    with tarfile.open(sys.argv[1]) as archive:
        data = archive.extractfile(sys.argv[2]).read()
else:
    opener = {"bz2": bz2.open, "xz": lzma.open}.get(sys.argv[1].rsplit(".", 1)[-1], open)
    with opener(sys.argv[1], "rb") as file:
        data = file.read()
sys.stdout.buffer.write(data)
