"""The rows of an advisory database in SQLite, asked as the advisory file is: sqlite.py FOLDER SPACE.

FOLDER holds what `examples/database.rs` dumps. Each table is clustered by what is looked up, which is SQLite's best case;
statements are prepared once, and the file is in the page cache. Prints name and microseconds, tab separated; `call` is
what Python itself needs for a statement that reads nothing, to be taken off.
"""

import os
import sqlite3
import statistics
import sys
import time

ROUNDS = 51
PACKAGES = 500


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t", 2)


def numbered(path):
    last, number = None, 0
    for one, two, record in lines(path):
        number = number + 1 if (one, two) == last else 0
        last = (one, two)
        yield one, two, number, record


def build(folder, path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE affected (space, package, n, record, PRIMARY KEY (space, package, n)) WITHOUT ROWID")
    db.execute("CREATE TABLE texts (vulnerability, feed, n, record, PRIMARY KEY (vulnerability, feed, n)) WITHOUT ROWID")
    db.executemany("INSERT INTO affected VALUES (?, ?, ?, ?)", numbered(os.path.join(folder, "rows.tsv")))
    db.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", numbered(os.path.join(folder, "texts.tsv")))
    db.commit()
    db.execute("VACUUM")
    db.close()


def timed(work):
    begun = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - begun) / 1000


def words(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read().split("\n")[:-1]


def open_and_ask(path):
    db = sqlite3.connect(path)
    db.execute("SELECT record FROM affected LIMIT 1").fetchall()
    db.close()


def main():
    folder, space = sys.argv[1:]
    path = os.path.join(folder, "peer.sqlite")
    if os.path.exists(path):
        os.remove(path)
    build(folder, path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA mmap_size = 4294967296")
    rows = "SELECT record FROM affected WHERE space = ? AND package = ?"
    texts = "SELECT feed, record FROM texts WHERE vulnerability = ?"
    packages = words(folder, "packages.txt")
    vulnerabilities = words(folder, "vulnerabilities.txt")

    def package(name):
        return db.execute(rows, (space, name)).fetchall()

    def all_packages():
        for name in packages[:PACKAGES]:
            package(name)

    figures = {
        "open": [timed(lambda: open_and_ask(path)) for _ in range(ROUNDS)],
        "call": [timed(lambda: db.execute("SELECT 1").fetchall()) for _ in range(5000)],
        "package": [timed(lambda: package(name)) for name in packages],
        "texts": [timed(lambda: db.execute(texts, (one,)).fetchall()) for one in vulnerabilities],
        "matches": [timed(all_packages) for _ in range(ROUNDS)],
    }
    for name, times in figures.items():
        print(f"{name}\t{statistics.median(times):.2f}")
    print(f"size\t{os.path.getsize(path)}")


main()
