"""Writes a bill of materials with these package URLs in every format and version that CycloneDX's own library has:
boms.py FOLDER PURL… . Every second component lies in another one, every third is excluded."""
import sys

from cyclonedx.exception.output import FormatNotSupportedException
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

bom = Bom()
bom.metadata.component = Component(name="app", type=ComponentType.APPLICATION, version="1")
outer = Component(name="outer", type=ComponentType.APPLICATION, version="1")
for at, text in enumerate(sys.argv[2:]):
    purl = PackageURL.from_string(text)
    component = Component(
        name=purl.name,
        version=purl.version,
        purl=purl,
        type=ComponentType.LIBRARY,
        licenses=[DisjunctiveLicense(id="MIT")],
        scope=ComponentScope.EXCLUDED if at % 3 == 2 else None,
        bom_ref=f"component-{at}",
    )
    (outer if at % 2 else bom).components.add(component)
bom.components.add(outer)
for version in SchemaVersion:
    for format in OutputFormat:
        try:
            text = make_outputter(bom, format, version).output_as_string()
        except FormatNotSupportedException:
            continue
        with open(f"{sys.argv[1]}/{version.to_version()}.{format.name.lower()}", "w") as file:
            file.write(text)
