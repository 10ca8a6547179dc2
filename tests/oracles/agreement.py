"""Which CVEs touch which versions, judged from the original feeds with the tools' own version orders.

Usage: agreement.py deb|rpm|rocky|amazon|apk FOLDER [any|lowest]

An oracle for the matching of packages, written without a look at it. From the feed in FOLDER (an unpacked pack:
debian-osv, alma-osv, rocky-errata, amazon or alpine-secdb) it draws some thousand facts "this CVE is fixed in this version of this package"
and asks, for a version just below, at and just above each fix, which of all the CVEs of that package apply. Prints
lines of space, package, version, module (or empty) and CVEs (comma separated, sorted, perhaps none), tab separated.

Where several fixes of one CVE in one package are named, `any` (the default) counts a version as affected that is below
any of them, `lowest` only one that is below them all. `any` is right for Alpine, where a second entry says that the
first fix was not enough (and for rows of a feed, each read by itself). `lowest` is right for errata: a later one lists
again what an earlier one fixed, or the fix in a build of another minor release.

Errata that list built files are read for one architecture (ARCH), with what is built for none.

Orders: deb by Dpkg::Version, held against `dpkg --compare-versions` on a part; rpm by rpm's own `rpm.vercmp`; apk by a
small implementation of its rules here, since apk runs on Alpine only.
"""

import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ARCH = "x86_64"
FACTS = 2500
PER_PACKAGE = 5


def documents(folder):
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".json"):
                with open(os.path.join(base, name), encoding="utf-8") as file:
                    yield json.load(file)


# Facts: (space, package, module) -> set of (CVE, fix); fix None means no fix yet.

def debian_facts(folder):
    facts = collections.defaultdict(set)
    for record in documents(os.path.join(folder, "CVE")):
        for one in record["affected"]:
            key = one["package"]["ecosystem"].replace("Debian", "debian"), one["package"]["name"], ""
            fixes = [event["fixed"] for event in one["ranges"][0]["events"] if "fixed" in event]
            facts[key].add((record["id"], fixes[0] if fixes else None))
    return facts


def is_debug(package):
    return re.search("-debug(info|source)", package)


def unmixed(facts, doubtful):
    """Without the packages that are doubtful, or that exist both in a module and outside of any."""
    kinds = collections.defaultdict(set)
    for space, package, module in facts:
        kinds[space, package].add(bool(module))
    mixed = {place for place, both in kinds.items() if len(both) > 1}
    return {key: value for key, value in facts.items() if key[:2] not in doubtful | mixed}


def modules_in(title):
    return [word for word in re.split("[ ,]", title) if re.fullmatch(r"\w[\w.+-]*:\w[\w.+-]*", word)]


def alma_facts(folder):
    facts, doubtful = collections.defaultdict(set), set()
    for record in documents(os.path.join(folder, "advisories")):
        cves = [one for one in record.get("related") or [] if one.startswith("CVE-")]
        titled = modules_in(record["summary"])
        for one in record["affected"]:
            place = one["package"]["ecosystem"].replace("AlmaLinux", "almalinux"), one["package"]["name"]
            fix = one["ranges"][0]["events"][1]["fixed"]
            modular = ".module" in fix
            # A modular build whose title names no module cannot be placed: nothing of that package is asked.
            if modular and not titled or is_debug(place[1]):
                doubtful.add(place)
            for module in titled if modular else [""]:
                facts[place + (module,)].update((cve, fix) for cve in cves)
    return unmixed(facts, doubtful)


def rocky_builds(files):
    """Name and version of what an erratum lists for ARCH. Some of Rocky's lists lack whole architectures, although the
    packages were built for all of them: there, what is listed for each of the others is read as built for ARCH."""
    arches = collections.defaultdict(set)
    for file in files["nvras"]:
        name, version, build, arch = re.fullmatch(r"(.+)-([^-]+)-([^-]+)\.(\w+)\.rpm", file).groups()
        if arch != "src":
            arches[name, f"{version}-{build}"].add(arch)
    listed = set().union(*arches.values()) - {"noarch", "i686"}
    gap = ARCH not in listed
    for build, own in arches.items():
        if {ARCH, "noarch"} & own or gap and listed <= own:
            yield build


def rocky_facts(folder):
    facts, doubtful = collections.defaultdict(set), set()
    for record in documents(folder):
        cves = [cve["name"] for cve in record["cves"] if re.fullmatch(r"CVE-\d+-\d+", cve["name"])]
        titled = modules_in(record["synopsis"])
        for product, files in record["rpms"].items():
            # Special interest groups rebuild packages of the distribution under its names.
            release = re.fullmatch(r"Rocky Linux (\d+)", product)
            for name, fix in rocky_builds(files) if release else []:
                place = f"rocky:{release.group(1)}", name
                modular = ".module" in fix
                if modular and not titled or is_debug(name):
                    doubtful.add(place)
                for module in titled if modular else [""]:
                    facts[place + (module,)].update((cve, fix) for cve in cves)
    return unmixed(facts, doubtful)


def amazon_facts(folder):
    """Facts of the core repositories, for packages that no topic builds too: an image does not say whose build it has."""
    facts, doubtful = collections.defaultdict(set), set()
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in (one for one in names if one == "updateinfo.xml"):
            release, repository = os.path.relpath(base, folder).split(os.sep)[:2]
            for update in xml.etree.ElementTree.parse(os.path.join(base, name)).iter("update"):
                cves = [one.get("id") for one in update.iter("reference") if one.get("type") == "cve"]
                for one in update.iter("package"):
                    place = f"amazon:{release}", one.get("name")
                    if repository != "core" or is_debug(place[1]):
                        doubtful.add(place)
                    elif one.get("arch") in (ARCH, "noarch"):
                        epoch = "" if one.get("epoch") in (None, "", "0") else one.get("epoch") + ":"
                        fix = f"{epoch}{one.get('version')}-{one.get('release')}"
                        facts[place + ("",)].update((cve, fix) for cve in cves)
    return unmixed(facts, doubtful)


def alpine_facts(folder):
    facts = collections.defaultdict(set)
    for record in documents(folder):
        space = "alpine:" + record["distroversion"].lstrip("v")
        for package in (one["pkg"] for one in record["packages"]):
            for version, entries in package["secfixes"].items():
                for entry in entries or []:
                    refuted = "Not affected" in entry or "not actually applicable" in entry
                    if version == "0" or refuted:
                        continue
                    for year, number in re.findall(r"CVE[-_](\d{4})-(\d{4,})", entry.split("(")[0]):
                        facts[space, package["name"], ""].add((f"CVE-{year}-{number}", version))
    return facts


# Neighbours of a fix: a version just below and one just above.

def debian_neighbours(fix):
    return fix + "~", fix + "+0"


def rpm_neighbours(fix):
    return fix + "~", fix + ".1"


def apk_neighbours(fix):
    match = re.fullmatch(r"(.+)-r(\d+)", fix)
    base, release = match.group(1), int(match.group(2))
    below = f"{base}-r{release - 1}" if release else f"{base}_alpha-r0"
    return below, f"{base}-r{release + 1}"


# Orders: pairs of versions -> -1, 0 or 1, in bulk.

def lines_of(command, pairs):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", delete=False) as file:
        file.writelines(f"{a}\t{b}\n" for a, b in pairs)
    try:
        output = subprocess.run(command, check=True, capture_output=True, text=True,
                                env=dict(os.environ, PAIRS=file.name)).stdout
    finally:
        os.unlink(file.name)
    found = [int(line) for line in output.split()]
    assert len(found) == len(pairs), f"{command[0]} answered {len(found)} of {len(pairs)} questions"
    return dict(zip(pairs, found))


PERL = r"""use Dpkg::Version; my %v; sub v { $v{$_[0]} //= Dpkg::Version->new($_[0]) }
open my $f, '<', $ENV{PAIRS} or die; while (<$f>) { chomp; my ($a, $b) = split /\t/; print v($a) <=> v($b), "\n" }"""


def debian_order(pairs):
    found = lines_of(["perl", "-e", PERL], pairs)
    for a, b in pairs[:: max(1, len(pairs) // 1000)]:
        lower = subprocess.run(["dpkg", "--compare-versions", a, "lt", b], check=False).returncode == 0
        assert lower == (found[a, b] < 0), f"dpkg and Dpkg::Version differ on {a} and {b}"
    return found


LUA = r"""%{lua:
for line in io.lines(os.getenv("PAIRS")) do
  local a, b = line:match("^(.-)\t(.*)$")
  io.write(rpm.vercmp(a, b), "\n")
end}"""


def rpm_order(pairs):
    version = subprocess.run(["rpm", "--eval", "%{lua: print(rpm.vercmp('1:1-1', '2-1'))}"], check=True,
                             capture_output=True, text=True).stdout.strip()
    assert version == "1", "this rpm's Lua compares no epochs; a newer one does (4.16)"
    return lines_of(["rpm", "--eval", LUA], pairs)


SUFFIXES = {"alpha": -4, "beta": -3, "pre": -2, "rc": -1, "cvs": 1, "svn": 2, "git": 3, "hg": 4, "p": 5}
APK = re.compile(r"(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:-r(\d+))?")


def apk_parts(version):
    numbers, letter, suffixes, release = APK.fullmatch(version).groups()
    suffixes = re.findall(r"_([a-z]+)(\d*)", suffixes)
    return numbers.split("."), letter, [(SUFFIXES[name], int(number or 0)) for name, number in suffixes], int(release or 0)


def sign(a, b):
    return (a > b) - (a < b)


def apk_number(a, b, first):
    # Behind the first one, a number with a leading zero is a fraction and compares as text.
    if not first and (a[0] == "0" or b[0] == "0"):
        return sign(a, b)
    return sign(int(a), int(b))


def apk_compare(a, b):
    (numbers_a, letter_a, suffixes_a, release_a) = apk_parts(a)
    (numbers_b, letter_b, suffixes_b, release_b) = apk_parts(b)
    for place, (one, two) in enumerate(zip(numbers_a, numbers_b)):
        if found := apk_number(one, two, place == 0):
            return found
    rest = sign(len(numbers_a), len(numbers_b)) or sign(letter_a, letter_b)
    if rest:
        return rest
    for one, two in zip(suffixes_a, suffixes_b):
        if one != two:
            return sign(one, two)
    if len(suffixes_a) != len(suffixes_b):
        longer, way = (suffixes_a, 1) if len(suffixes_a) > len(suffixes_b) else (suffixes_b, -1)
        next_kind = longer[min(len(suffixes_a), len(suffixes_b))][0]
        return way if next_kind > 0 else -way
    return sign(release_a, release_b)


def apk_order(pairs):
    return {pair: apk_compare(*pair) for pair in pairs}


def is_any(_):
    return True


def is_apk(version):
    return APK.fullmatch(version) and re.search(r"-r\d+$", version)


KINDS = {
    "deb": (debian_facts, debian_neighbours, debian_order, is_any),
    "rpm": (alma_facts, rpm_neighbours, rpm_order, is_any),
    "rocky": (rocky_facts, rpm_neighbours, rpm_order, is_any),
    "amazon": (amazon_facts, rpm_neighbours, rpm_order, is_any),
    "apk": (alpine_facts, apk_neighbours, apk_order, is_apk),
}


def questions(facts, neighbours, valid):
    """Package keys with the versions to ask for: three for each fact drawn, the same ones on every run."""
    usable = [key for key, own in facts.items() if all(fix is None or valid(fix) for _, fix in own)]
    chance = random.Random(20250212)
    drawn = []
    for key in sorted(usable):
        fixed = sorted((cve, fix) for cve, fix in facts[key] if fix)
        drawn += [(key, fix) for _, fix in chance.sample(fixed, min(PER_PACKAGE, len(fixed)))]
    drawn = chance.sample(drawn, min(FACTS, len(drawn)))
    assert len(drawn) >= 2000, f"only {len(drawn)} facts"
    for key, fix in drawn:
        below, above = neighbours(fix)
        yield from ((key, below), (key, fix), (key, above))


def main(kind, folder, policy="any"):
    gather, neighbours, order, valid = KINDS[kind]
    facts = gather(folder)
    asked = list(questions(facts, neighbours, valid))
    pairs = sorted({(version, fix) for key, version in asked for _, fix in facts[key] if fix})
    found = order(pairs)
    decide = {"any": any, "lowest": all}[policy]
    for key, version in asked:
        below = collections.defaultdict(list)
        for cve, fix in facts[key]:
            below[cve].append(fix is None or found[version, fix] < 0)
        cves = sorted(cve for cve, answers in below.items() if decide(answers))
        space, package, module = key
        print(space, package, version, module, ",".join(cves), sep="\t")


main(*sys.argv[1:])
