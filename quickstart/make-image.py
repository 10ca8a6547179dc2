#!/usr/bin/env python3
"""Make the small real image that `tidewaiter quickstart` pushes and scans.

It holds a handful of Debian 12 packages, unpacked as dpkg would and with dpkg's own database, in two layers: a
base, and a shell with tar and gzip on top. Locales, character-set modules and documentation other than the
copyright files are left out, as slim images do. `dpkg-query` reads the database in the end and must list the same packages.

Usage: make-image.py [OUT.tar]   (on Debian 12, with network access to its packages; no root needed)
"""

import gzip
import hashlib
import io
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

BASE = ["base-files", "libc6", "libgcc-s1", "gcc-12-base", "zlib1g"]
TOOLS = ["dash", "libacl1", "libselinux1", "libpcre2-8-0", "tar", "gzip"]
LEFT_OUT = ("usr/share/doc/", "usr/share/man/", "usr/share/locale/", "usr/share/info/", "usr/share/lintian/",
            "usr/lib/x86_64-linux-gnu/gconv/", "lib/x86_64-linux-gnu/gconv/")
STATUS = "var/lib/dpkg/status"


def download(names, folder):
    subprocess.run(["apt-get", "download", "-q", *names], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = {}
    for deb in pathlib.Path(folder).glob("*.deb"):
        found[field(deb, "Package")] = deb
    return [found[name] for name in names]


def field(deb, name):
    return subprocess.run(["dpkg-deb", "-f", deb, name], check=True, capture_output=True, text=True).stdout.strip()


def members(deb):
    """The files of a package, as (path, TarInfo, content)."""
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        for info in tar:
            path = info.name.removeprefix("./").rstrip("/")
            if path and keeps(path):
                yield path, info, tar.extractfile(info).read() if info.isreg() else b""


def keeps(path):
    return path.endswith("/copyright") or not (path + "/").startswith(LEFT_OUT)


def status_paragraph(deb):
    control = subprocess.run(["dpkg-deb", "-f", deb], check=True, capture_output=True, text=True).stdout
    first, rest = control.split("\n", 1)
    return f"{first}\nStatus: install ok installed\n{rest.strip()}\n"


class Layer:
    """A tar that is the same whenever its content is: sorted, owned by root, the packages' own times."""

    def __init__(self):
        self.entries = {}

    def add(self, path, info, content):
        if path not in self.entries or not info.isdir():
            info.name, info.uid, info.gid, info.uname, info.gname, info.pax_headers = path, 0, 0, "", "", {}
            self.entries[path] = (info, content)

    def text(self, path, content, mtime):
        info = tarfile.TarInfo(path)
        info.size, info.mode, info.mtime = len(content), 0o644, mtime
        self.add(path, info, content)

    def package(self, deb):
        paths, newest = ["/."], 0
        for path, info, content in members(deb):
            self.add(path, info, content)
            paths.append("/" + path)
            newest = max(newest, int(info.mtime))
        name, arch = field(deb, "Package"), field(deb, "Architecture")
        suffix = f":{arch}" if field(deb, "Multi-Arch") == "same" else ""
        self.text(f"var/lib/dpkg/info/{name}{suffix}.list", ("\n".join(paths) + "\n").encode(), newest)
        return newest

    def bytes(self):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
            for path in sorted(self.entries):
                info, content = self.entries[path]
                if info.islnk():
                    info.linkname = info.linkname.removeprefix("./")
                tar.addfile(info, io.BytesIO(content) if info.isreg() else None)
        return out.getvalue()


def build(folder):
    base, tools = download(BASE, folder), download(TOOLS, folder)
    layers, newest = [], 0
    for upto, debs in ((base, base), (base + tools, tools)):
        layer = Layer()
        newest = max([newest] + [layer.package(deb) for deb in debs])
        layer.text(STATUS, "\n".join(status_paragraph(deb) for deb in sorted(upto)).encode(), newest)
        layers.append(layer.bytes())
    check(layers[-1], base + tools)
    return layers, newest


def check(top, debs):
    """dpkg itself reads the database and lists what was put in."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(top)) as tar:
        admin = pathlib.Path(folder)
        (admin / "status").write_bytes(tar.extractfile(STATUS).read())
        listed = subprocess.run(["dpkg-query", f"--admindir={admin}", "-W", "-f", "${Package} ${Version}\n"],
                                check=True, capture_output=True, text=True).stdout
    wanted = {f"{field(deb, 'Package')} {field(deb, 'Version')}" for deb in debs}
    assert set(listed.split("\n")) - {""} == wanted, listed


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def iso(seconds):
    return subprocess.run(["date", "-u", "-d", f"@{seconds}", "+%Y-%m-%dT%H:%M:%SZ"], check=True,
                          capture_output=True, text=True).stdout.strip()


def layout(layers, created):
    blobs, descriptors = {}, []

    def put(media_type, data, **more):
        blobs[sha256(data)] = data
        return {"mediaType": media_type, "digest": sha256(data), "size": len(data), **more}

    for layer in layers:
        packed = gzip.compress(layer, compresslevel=9, mtime=0)
        descriptors.append(put("application/vnd.oci.image.layer.v1.tar+gzip", packed))
    config = {
        "created": created, "architecture": "amd64", "os": "linux",
        "config": {"Cmd": ["/bin/sh"], "Env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"]},
        "rootfs": {"type": "layers", "diff_ids": [sha256(layer) for layer in layers]},
        "history": [{"created": created, "created_by": f"unpack {' '.join(names)}"} for names in (BASE, TOOLS)],
    }
    manifest = {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": put("application/vnd.oci.image.config.v1+json", json.dumps(config, indent=1).encode()),
        "layers": descriptors,
    }
    entry = put(manifest["mediaType"], json.dumps(manifest, indent=1).encode(),
                annotations={"org.opencontainers.image.ref.name": "latest"},
                platform={"architecture": "amd64", "os": "linux"})
    index = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [entry]}
    files = {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}', "index.json": json.dumps(index, indent=1).encode()}
    files.update({f"blobs/{digest.replace(':', '/')}": data for digest, data in blobs.items()})
    return files


def main():
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "image.tar"
    with tempfile.TemporaryDirectory() as folder:
        layers, newest = build(folder)
    with tarfile.open(out, "w", format=tarfile.USTAR_FORMAT) as tar:
        for path, data in sorted(layout(layers, iso(newest)).items()):
            info = tarfile.TarInfo(path)
            info.size, info.mode, info.mtime = len(data), 0o644, newest
            tar.addfile(info, io.BytesIO(data))
    print(f"{out}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
