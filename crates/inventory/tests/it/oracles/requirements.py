"""Requirements as `packaging` reads them. Arguments: files that a program wrote. Out: name, pinned version, file,
tab-separated."""

import re
import sys

from packaging.requirements import Requirement

for path in sys.argv[1:]:
    text = open(path).read().replace("\\\n", " ")
    for line in text.splitlines():
        line = re.split(r"\s--hash|^\s*#|^--", line)[0].strip()
        if line:
            requirement = Requirement(line)
            (pin,) = requirement.specifier
            print(requirement.name, pin.version, path, sep="\t")
