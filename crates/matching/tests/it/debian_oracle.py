"""Which Debian source versions are affected by which CVEs, straight from the tracker's files.

Reads the folder of the pack; for each question on standard input (`RELEASE SOURCE VERSION`, one a line) prints
`RELEASE SOURCE VERSION` and the CVEs that affect it, by dpkg --compare-versions alone.
"""
import functools, json, pathlib, subprocess, sys


@functools.lru_cache(maxsize=None)
def below(a, b):
    return subprocess.run(["dpkg", "--compare-versions", a, "lt", b]).returncode == 0


rows = {}
wanted = [tuple(line.split()) for line in sys.stdin]
sources = {(release, source) for release, source, _ in wanted}
for path in pathlib.Path(sys.argv[1], "CVE").rglob("*.json"):
    record = json.loads(path.read_bytes())
    for affected in record.get("affected", []):
        package = affected["package"]
        key = (package["ecosystem"].removeprefix("Debian:"), package["name"])
        if key in sources and package["ecosystem"].startswith("Debian:"):
            events = [e for r in affected["ranges"] for e in r["events"]]
            fixes = [e["fixed"] for e in events if "fixed" in e]
            assert len(fixes) <= 1 and {"introduced": "0"} in events, path
            rows.setdefault(key, []).append((record["id"], fixes[0] if fixes else None))
for release, source, version in wanted:
    cves = {cve for cve, fix in rows.get((release, source), []) if fix is None or below(version, fix)}
    print(release, source, version, *sorted(cves))
