"""Counts what the feeds of languages and of enrichment say, straight from the originals: an oracle for the importers.

Usage: languages.py FEED FOLDER...  Prints `key<TAB>count`, sorted. Written without a look at the importers: plain walks
over JSON, YAML, TOML and lines. Needs PyYAML.
"""

import collections
import csv
import json
import os
import re
import sys
import tomllib

import yaml

COUNTS = collections.Counter()
SPACES = {"PyPI": "pypi", "npm": "npm", "Maven": "maven", "RubyGems": "gem", "Packagist": "composer", "NuGet": "nuget",
          "Go": "golang", "crates.io": "cargo", "Hex": "hex", "Bitnami": "bitnami", "Hackage": "hackage"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def files(folder, end=""):
    for base, _, names in os.walk(folder):
        for name in names:
            if name.endswith(end):
                yield os.path.join(base, name)


def text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def normal(space, name):
    if space == "pypi":
        return re.sub(r"[-_.]+", "-", name).lower()
    return name.lower() if space in ("composer", "nuget", "hex") else name


def is_cve(name):
    return re.fullmatch(r"CVE-\d{4}-\d{4,}", name) is not None


def osv(records):
    """Counts OSV records, each under its id: parts of one record in several packs are one."""
    parts = collections.defaultdict(list)
    for record in records:
        COUNTS["records"] += 1
        parts[record["id"]].append(record)
    for name, same in parts.items():
        COUNTS["advisories"] += 1
        aliases = {alias for record in same for alias in (record.get("aliases") or []) + (record.get("upstream") or [])}
        cves = {alias for alias in aliases if is_cve(alias)}
        COUNTS["cves"] += len(cves)
        if len(cves) <= 1:
            COUNTS["aliases"] += len((aliases | {name}) - cves - ({name} if not cves else set()))
        COUNTS["withdrawn"] += bool(same[0].get("withdrawn"))
        COUNTS["word " + str((same[0].get("database_specific") or {}).get("severity"))] += 1
        packages, fixes, opened = set(), set(), set()
        for one in (one for record in same for one in record["affected"]):
            space = SPACES[one["package"]["ecosystem"]]
            package = space, normal(space, one["package"]["name"])
            if one.get("versions") or any(one_range["type"] != "GIT" for one_range in one.get("ranges") or []):
                packages.add(package)
            for start, kind, end in ranges(one):
                if kind == "fixed":
                    fixes.add((package, start, end))
                if kind == "open":
                    opened.add((package, start))
        for (space, _) in packages:
            COUNTS[space + " packages"] += 1
        for ((space, _), _, _) in fixes:
            COUNTS[space + " fixes"] += 1
        for ((space, _), _) in opened:
            COUNTS[space + " open"] += 1


def ranges(one):
    """Start, kind of end (`fixed`, `last_affected`, `open`) and end of each range."""
    listed = [one_range for one_range in one.get("ranges") or [] if one_range["type"] != "GIT"]
    custom = (one.get("ecosystem_specific") or {}).get("custom_ranges")
    if custom and [event for one_range in listed for event in one_range["events"]] == [{"introduced": "0"}]:
        listed = custom
    for one_range in listed:
        start = None
        for event in one_range["events"]:
            (kind, version), = event.items()
            if kind == "introduced":
                if start is not None:
                    yield start, "open", None
                start = str(version)
            elif start is not None:
                yield start, kind, str(version)
                start = None
        if start is not None:
            yield start, "open", None


def jsons(*folders):
    for folder in folders:
        for path in files(folder, ".json"):
            yield json.loads(text(path))


def ghsa(*folders):
    osv(jsons(*folders))


def govulndb(folder):
    osv(jsons(os.path.join(folder, "data", "osv")))


def bitnami(folder):
    osv(jsons(os.path.join(folder, "data")))


def npm_mal(folder):
    osv(jsons(folder))


def pypa(folder):
    # Versions such as 1.10 are texts, whatever YAML makes of them.
    loader = type("Texts", (LOADER,), {"yaml_implicit_resolvers": {}})
    osv(yaml.load(text(path), loader) for path in files(os.path.join(folder, "vulns"), ".yaml"))


def front(path):
    return tomllib.loads(re.match(r"\s*```toml(.*?)\n```", text(path), re.S).group(1))


def rustsec(folder):
    for path in files(folder, ".md"):
        if not os.path.basename(path).startswith("RUSTSEC-"):
            continue
        facts = front(path)
        head = facts["advisory"]
        COUNTS["records"] += 1
        COUNTS["notices"] += "informational" in head
        COUNTS["withdrawn"] += "withdrawn" in head
        COUNTS["vectors"] += "cvss" in head
        space = "generic" if os.sep + "rust" + os.sep in path else "cargo"
        COUNTS["nowhere" if ">= 0" in facts["versions"].get("unaffected", []) else space] += 1
        cves = {alias for alias in head.get("aliases", []) if is_cve(alias)}
        COUNTS["cves"] += len(cves)
        systems = facts.get("affected", {}).get("os", [])
        COUNTS["elsewhere"] += bool(systems) and "linux" not in systems


def haskell(folder):
    for path in files(folder, ".md"):
        if not os.path.basename(path).startswith("HSEC-"):
            continue
        facts = front(path)
        COUNTS["records"] += 1
        COUNTS["cwes"] += len(facts["advisory"].get("cwe", []))
        for one in facts["affected"]:
            COUNTS["hackage" if "package" in one else "generic"] += 1
            COUNTS["fixes"] += sum("fixed" in span for span in one["versions"])
            COUNTS["open"] += sum("fixed" not in span for span in one["versions"])


# Requirements of these leave no version over, by an oversight of their authors.
NOTHING_LEFT = {("CVE-2021-32808", "ckeditor"), ("CVE-2019-15224", "cron_parser")}


def ruby(folder):
    found = collections.defaultdict(set)
    for path in files(folder, ".yml"):
        if not re.search(r"/(gems|rubies)/", path):
            continue
        record = yaml.load(text(path), LOADER)
        COUNTS["records"] += 1
        name = next(key.upper() + "-" + str(record[key]) for key in ("cve", "ghsa", "osvdb") if key in record)
        package = ("gem", record["gem"]) if "gem" in record else ("generic", record["engine"])
        found[name] |= {package} if (name, package[1]) not in NOTHING_LEFT else set()
    COUNTS["advisories"] = len(found)
    for packages in found.values():
        for (space, _) in packages:
            COUNTS[space + " packages"] += 1


def php(folder):
    found = collections.defaultdict(set)
    for path in files(folder, ".yaml"):
        if "/." in path[len(folder):]:
            continue
        record = yaml.load(text(path), LOADER)
        COUNTS["records"] += 1
        package = record["reference"].removeprefix("composer://")
        name = record.get("cve") or package + "/" + os.path.basename(path)
        found[name].add(package.lower())
    COUNTS["advisories"] = len(found)
    COUNTS["composer packages"] = sum(map(len, found.values()))
    COUNTS["cves"] = sum(is_cve(name) for name in found)


def nodejs_wg(folder):
    for kind in ("core", "npm"):
        for path in files(os.path.join(folder, "vuln", kind), ".json"):
            if os.path.basename(path) == "index.json":
                continue
            record = json.loads(text(path))
            COUNTS["records"] += 1
            COUNTS[kind] += 1
            # One CVE id has a letter too many, and one vector has values that there are not.
            COUNTS["cves"] += len(set(filter(is_cve, record["cve"] if kind == "core" else record["cves"])))
            COUNTS["vectors"] += re.search("/I:[NLH]/", record.get("cvss_vector") or "") is not None


def vulnrichment(folder):
    for record in jsons(folder):
        COUNTS["records"] += 1
        cna, adp = record["containers"]["cna"], record["containers"].get("adp", [])
        cisa = [one for one in adp if one["providerMetadata"]["shortName"] == "CISA-ADP"]
        for source, container in [("CNA", cna)] + [("CISA-ADP", one) for one in cisa]:
            for metric in container.get("metrics", []):
                for key in metric:
                    match = re.fullmatch(r"cvssV(\d)_\d", key)
                    if match:
                        COUNTS[f"{source} {match.group(1)}"] += 1
        words, listed = set(), False
        for metric in (metric for one in cisa for metric in one.get("metrics", [])):
            other = metric.get("other", {})
            listed |= other.get("type") == "kev"
            if other.get("type") == "ssvc":
                words |= {one["Exploitation"].lower() for one in other["content"]["options"] if "Exploitation" in one}
        state = "Active" if listed or "active" in words else "ProofOfConcept" if "poc" in words else "NotSeen"
        COUNTS[state] += 1


def epss(folder):
    for path in files(folder, ".csv"):
        for line in text(path).splitlines():
            cve, score, _ = line.split(";")
            COUNTS["records"] += 1
            COUNTS["facts"] += 1
            COUNTS["tenths " + str(int(float(score) * 10))] += 1
            COUNTS["year " + cve[4:8]] += 1


def kev(folder):
    with open(os.path.join(folder, "known_exploited_vulnerabilities.csv"), encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            COUNTS["records"] += 1
            COUNTS["facts"] += 1
            COUNTS["ransomware"] += row["knownRansomwareCampaignUse"] == "Known"
            COUNTS["added " + row["dateAdded"][:4]] += 1
            COUNTS["due " + row["dueDate"][:4]] += 1
            COUNTS["signs of actions"] += len(row["requiredAction"])


def cwe(folder):
    for kind in ("weakness", "category"):
        for record in jsons(os.path.join(folder, kind)):
            COUNTS["records"] += 1
            COUNTS["facts"] += 1
            COUNTS["thousands " + str(int(record["id"]) // 1000)] += 1
            COUNTS["signs of names"] += len(record["name"].strip())


globals()[sys.argv[1].replace("-", "_")](*sys.argv[2:])
for key in sorted(COUNTS):
    if COUNTS[key]:
        print(f"{key}\t{COUNTS[key]}")
