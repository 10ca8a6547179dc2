"""Counts what the feeds say, straight from the originals: an oracle for the importers.

Usage: counts.py FEED FOLDER...  (folders of one feed, oldest first). Prints `key<TAB>count`, sorted.
Written without a look at the importers: plain walks over JSON, XML and lines.
"""

import collections
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

COUNTS = collections.Counter()


def files(folder, end=""):
    for base, _, names in os.walk(folder):
        for name in names:
            if name.endswith(end):
                yield os.path.join(base, name)


def documents(folder):
    for path in files(folder, ".json"):
        with open(path, encoding="utf-8") as file:
            yield json.load(file)


def debug(name):
    return re.search(r"-debug(info|source)(-common.*)?$", name) is not None


def debian(folder):
    for record in documents(os.path.join(folder, "CVE")):
        COUNTS["records"] += 1
        for one in record["affected"]:
            release = one["package"]["ecosystem"].replace("Debian:", "debian:")
            fixed = any("fixed" in event for event in one["ranges"][0]["events"])
            urgency = (one.get("ecosystem_specific") or {}).get("urgency")
            state = "Fixed" if fixed else "EndOfLife" if urgency == "end-of-life" else "Affected"
            COUNTS[f"{release} {state} {urgency}"] += 1


UBUNTU = {"focal": "20.04", "jammy": "22.04", "mantic": "23.10", "noble": "24.04"}
ORDER = "focal groovy hirsute impish jammy kinetic lunar mantic noble".split()
ENDED = ("end of", "end-of", "out of standard support", "superseded by", "replaced by")
STATES = {"needed": "Affected", "needs-triage": "UnderInvestigation", "deferred": "Deferred", "pending": "Pending",
          "not-affected": "NotAffected"}


def ubuntu_state(status, remark):
    if status == "released":
        return "Fixed" if re.match(r"[( \t]*\d", remark) else "NotAffected"
    if status == "ignored":
        return "EndOfLife" if any(words in remark.lower() for words in ENDED) else "WillNotFix"
    return STATES[status]


def ubuntu_lines(path):
    pattern = re.compile(r"(?:([a-z0-9-]+)/)?([a-z]+)_(\S+):[ \t]*(\S+)(.*)$")
    with open(path, encoding="utf-8", errors="replace") as file:
        return [match.groups() for match in map(pattern.match, file) if match]


def ubuntu(*folders):
    facts, names = {}, set()
    for folder in folders:
        for path in files(folder):
            cve = os.path.basename(path)
            if not cve.startswith("CVE-"):
                continue
            names.add(cve)
            COUNTS["records"] += 1
            lines = ubuntu_lines(path)
            newest = {}
            for stream, release, package, _, _ in lines:
                if not stream and release in ORDER:
                    newest[package] = max(newest.get(package, 0), ORDER.index(release))
            for stream, release, package, status, remark in lines:
                if release == "devel":
                    after = newest.get(package, len(ORDER)) + 1
                    release = ORDER[after] if after < len(ORDER) else ""
                if release in UBUNTU and status != "DNE":
                    facts[cve, UBUNTU[release], stream, package] = ubuntu_state(status, remark)
    COUNTS["advisories"] = len(names)
    for (_, release, stream, _), state in facts.items():
        COUNTS[f"ubuntu:{release} {stream} {state}"] += 1


def alpine(folder):
    facts = {}
    for record in documents(folder):
        space = "alpine:" + record["distroversion"].lstrip("v")
        for package in (one["pkg"] for one in record["packages"]):
            COUNTS["records"] += 1
            for version, entries in package["secfixes"].items():
                for entry in entries or []:
                    refuted = "Not affected" in entry or "not actually applicable" in entry
                    for year, number in re.findall(r"CVE[-_](\d{4})-(\d{4,})", entry.split("(")[0]):
                        key = space, package["name"], f"CVE-{year}-{number}"
                        fixes = facts.setdefault(key, set())
                        if version != "0" and not refuted:
                            fixes.add(version)
    for (space, _, _), fixes in facts.items():
        COUNTS[f"{space} {len(fixes)} fixes"] += 1


def alpine_yaml(folder):
    facts = {}
    for path in files(folder, ".yaml"):
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        space = name = version = None
        for line in lines:
            if match := re.match(r"distroversion: v?(.+)$", line):
                space = "alpine:" + match.group(1)
            elif re.match(r"  - pkg:$", line):
                COUNTS["records"] += 1
            elif match := re.match(r"      name: (.+)$", line):
                name = match.group(1)
            elif match := re.match(r"\s{7,}['\"]?(\d[^\s'\"]*)['\"]?:\s*$", line):
                version = match.group(1)
            elif name and (match := re.match(r"\s{7,}-\s+(\S.*)$", line)):
                for year, number in re.findall(r"CVE[-_](\d{4})-(\d{4,})", match.group(1).split("(")[0]):
                    fixes = facts.setdefault((space, name, f"CVE-{year}-{number}"), set())
                    if version != "0" and "Not affected" not in line and "not actually applicable" not in line:
                        fixes.add(version)
    for (space, _, _), fixes in facts.items():
        COUNTS[f"{space} {len(fixes)} fixes"] += 1


DEBIAN = {"etch": 4, "lenny": 5, "squeeze": 6, "wheezy": 7, "jessie": 8, "stretch": 9, "buster": 10, "bullseye": 11}
DEBIAN_STATES = {"<not-affected>": "NotAffected", "<end-of-life>": "EndOfLife", "<unfixed>": "Affected"}


def debian_dsa(folder):
    for kind in ("DSA", "DLA"):
        with open(os.path.join(folder, "data", kind, "list"), encoding="utf-8") as file:
            entries = re.split(r"^(?=\[)", file.read(), flags=re.M)
        for entry in filter(None, entries):
            COUNTS["records"] += 1
            title, *lines = entry.splitlines()
            cves = {one for line in lines if line.strip().startswith("{") for one in re.findall(r"CVE-\d{4}-\d+", line)}
            fixes = re.findall(r"^\s+\[(\w+)\]\s+-\s+\S+\s+(<[a-z-]+>|\d\S*)", entry, flags=re.M)
            rows = [(DEBIAN[release], version) for release, version in fixes if release in DEBIAN]
            if not cves and ("regression" in title or not rows):
                continue
            COUNTS["advisories"] += 1
            COUNTS["cves"] += len(cves) or 1
            for release, version in rows:
                COUNTS[f"debian:{release} {DEBIAN_STATES.get(version, 'Fixed')}"] += 1


ARCH_STATES = {"Fixed": "Fixed", "Not affected": "NotAffected", "Vulnerable": "Affected", "Unknown": "UnderInvestigation"}


def arch(folder):
    for group in documents(folder):
        COUNTS["records"] += 1
        COUNTS["cves"] += len(set(group["issues"]))
        COUNTS["severity " + group["severity"]] += 1
        COUNTS[ARCH_STATES[group["status"]]] += len(group["packages"])


REDHAT_STATES = {"Affected": "Affected", "Fix deferred": "Deferred", "Will not fix": "WillNotFix",
                 "Out of support scope": "EndOfLife", "Under investigation": "UnderInvestigation",
                 "Not affected": "NotAffected"}


def redhat_product(cpe):
    product, version = cpe.split(":")[3:5]
    major = version.split(".")[0]
    return f"redhat:{major}", None if product == "enterprise_linux" else f"{product.replace('rhel_', '')}:{version}"


def redhat_cve(folder):
    for record in documents(folder):
        COUNTS["records"] += 1
        fixed, facts = set(), set()
        for one in record.get("affected_release") or []:
            place = redhat_product(one["cpe"])
            match = re.match(r"([^:]+)-(\d+:.+)$", one["package"])
            if match:
                fixed.add((place, match.group(1)))
                if not (place[0] in ("redhat:8", "redhat:9") and one["advisory"].startswith("RHSA-")):
                    facts.add((place, match.group(1), match.group(2), "Fixed", one.get("impact")))
        for one in record.get("package_state") or []:
            place, name = redhat_product(one["cpe"]), one["package_name"]
            state = REDHAT_STATES[one["fix_state"]]
            if "/" in name and (":" not in name.split("/")[0] or name.count("/") > 1):
                continue
            if state != "NotAffected" and (place, name) in fixed:
                continue
            facts.add((place, name, "", state, one.get("impact")))
        for (space, stream), _, _, state, _ in facts:
            COUNTS[f"{space} {stream} {state}"] += 1


def osv_errata(folder, place, wanted):
    for record in documents(folder):
        COUNTS["records"] += 1
        cves = [one for one in record.get("related") or [] if one.startswith("CVE-")]
        if not wanted(record["id"], cves):
            continue
        COUNTS["advisories"] += 1
        COUNTS["cves"] += len(set(cves)) or 1
        facts = set()
        for one in record["affected"]:
            if not debug(one["package"]["name"]):
                fix = one["ranges"][0]["events"][1]["fixed"]
                facts.add((place(one["package"]["ecosystem"]), one["package"]["name"], fix))
        for where, _, _ in facts:
            COUNTS[f"{where[0]} {where[1]}"] += 1


def redhat_osv(folder):
    osv_errata(folder, lambda text: redhat_product("a:b:" + text), lambda _, cves: cves)


def alma(folder):
    def wanted(name, cves):
        return name.startswith("ALSA-") or cves
    osv_errata(os.path.join(folder, "advisories"), lambda text: (text.replace("AlmaLinux", "almalinux"), None), wanted)


def rocky(folder):
    for record in documents(folder):
        COUNTS["records"] += 1
        COUNTS["cves"] += len({one["name"] for one in record["cves"]})
        for product, listed in record["rpms"].items():
            names = {re.match(r"(.+)-\d+:[^-]+-[^-]+$", file.rsplit(".", 2)[0]).group(1)
                     for file in listed["nvras"] if not file.endswith(".src.rpm")}
            COUNTS[f"{product} packages"] += sum(not debug(name) for name in names)


def amazon(folder):
    for path in files(folder, "updateinfo.xml"):
        inner = os.path.relpath(path, folder).split(os.sep)
        stream = None if inner[1] == "core" else "extras:" + (inner[2] if inner[1] == "extras" else inner[1])
        for update in ElementTree.parse(path).getroot():
            COUNTS["records"] += 1
            COUNTS["cves"] += len({one.get("id") for one in update.iter("reference")}) or 1
            names = {one.get("name") for one in update.iter("package")}
            COUNTS[f"amazon:{inner[0]} {stream} packages"] += sum(not debug(name) for name in names)


def nvd(folder):
    for name in sorted(os.listdir(folder)):
        match = re.fullmatch(r"nvdcve-1\.1-(\d{4})\.json", name)
        if not match:
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            items = json.load(file)["CVE_Items"]
        for item in items:
            text = item["cve"]["description"]["description_data"][0]["value"]
            COUNTS["records"] += 1
            COUNTS["v2"] += "baseMetricV2" in item["impact"]
            COUNTS["v3"] += "baseMetricV3" in item["impact"]
            COUNTS["references"] += len(item["cve"]["references"]["reference_data"])
            COUNTS["Rejected"] += re.match(r"\*\* *REJECT|Rejected reason:", text) is not None
            COUNTS["Disputed"] += re.match(r"(\*\* *UNSUPP?PORTED WHEN ASSIGNED *\*\* *)?\*\* *DISPUTED", text) is not None


globals()[sys.argv[1].replace("-", "_")](*sys.argv[2:])
for key in sorted(COUNTS):
    if COUNTS[key]:
        print(f"{key}\t{COUNTS[key]}")
