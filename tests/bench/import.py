#!/usr/bin/env python3
"""Imports as whole processes beside their yardsticks: `sqlite3 .import` of the same file into a table with the same
uniqueness, and pandas (read, drop duplicates, to_sql with a unique index), each in turn in the same minute.

    cargo build --release --no-default-features
    python3 tests/bench/import.py target/release/statroom [--rows 1000000] [--runs 5] [--case NAME ...]

Every file is made up here. STATROOM_BALTIMORE may name a workbook of Baltimore's performance plan; without it one of
the same shape is made up. Pandas and openpyxl are taken from the Python that runs this, or from --pandas PYTHON.
Prints, for each case, the median seconds of each, the ratios of ours pair by pair, and the peak memory.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time



def long_file(path, rows, changed=0.0):
    """A long table: 1,000 months of every measure, which is 1,000 measures in a million rows."""
    chance = random.Random(7)
    months = [f"{1900 + at // 12}-{at % 12 + 1:02}" for at in range(1000)]
    with open(path, "w", newline="") as out:
        out.write("measure,period,value\n")
        for measure in range(rows // 1000):
            base = chance.randrange(100, 100_000)
            for month in months:
                value = base + chance.randrange(base)
                new = (hash_of(measure, month) % 1000) / 1000 < changed
                out.write(f"Made-up measure {measure + 1},{month},{value + (base if new else 0)}.{value % 10}\n")


def hash_of(measure, month):
    return (measure * 2_654_435_761 + int(month.replace("-", "")) * 40_503) % 4_294_967_296 // 65_536


def event_file(path, rows):
    """One row a service request."""
    chance = random.Random(11)
    kinds = ["Pothole", "Missed collection", "Graffiti", "Street light", "Tree", "Rodents"]
    with open(path, "w", newline="") as out:
        out.write("RequestID,CreatedDate,CloseDate,Kind,Status,District\n")
        for row in range(rows):
            day, stay = chance.randrange(3650), chance.randrange(60)
            opened = time.gmtime(1_420_070_400 + day * 86_400 + chance.randrange(86_400))
            closed = time.gmtime(1_420_070_400 + (day + stay) * 86_400 + chance.randrange(86_400))
            status = "Open" if chance.random() < 0.04 else "Closed"
            ended = "" if status == "Open" else time.strftime("%m/%d/%Y %I:%M:%S %p", max(opened, closed))
            begun = time.strftime("%m/%d/%Y %I:%M:%S %p", opened)
            out.write(f"{row + 1},{begun},{ended},{chance.choice(kinds)},{status},District {chance.randrange(14) + 1}\n")


EVENT_RULES = """layout = "events"
heading_row = 1
heading_rows = 1
dates = "month-first"

[[rules]]
measure = "Requests"
make = "count"
date = "CreatedDate"
by = "District"

[[rules]]
measure = "Median days to close"
make = "median-days"
date = "CloseDate"
from = "CreatedDate"
to = "CloseDate"
by = "District"
"""


def workbook(path):
    """A made-up workbook in the shape of Baltimore's plan: 1,465 measures by 48 columns."""
    import openpyxl

    chance = random.Random(13)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    years = [f"FY {year} {what}" for year in range(21, 28) for what in ("Target", "Actual")]
    quarters = [f"FY26 Q{quarter}" for quarter in range(1, 5)]
    about = ["Service ID", "Service", "Measure ID", "Measure", "Type", "Desired Direction", "Formula", "Source"]
    about += [f"Note {at}" for at in range(48 - len(about) - len(years) - len(quarters))]
    sheet.append(about + years + quarters)
    for row in range(1465):
        cells = [row // 5, f"Made-up service {row // 5}", 10_000 + row, f"Made-up measure {row} of its service", "Output",
                 "Increase", "counted", "a system"] + [None] * (len(about) - 8)
        for _ in years + quarters:
            luck = chance.random()
            cells.append(None if luck < 0.4 else f"{chance.randrange(100)}%" if luck < 0.45 else
                         f"{chance.randrange(1, 99)},{chance.randrange(1000):03}" if luck < 0.47 else
                         chance.randrange(10_000) if luck < 0.8 else round(chance.random() * 1000, 2))
        sheet.append(cells)
    book.save(path)


PANDAS_CSV = """
import sqlite3, sys, pandas
file, base, keys = sys.argv[1], sys.argv[2], sys.argv[3].split("+")
table = pandas.read_csv(file).drop_duplicates(keys)
base = sqlite3.connect(base)
base.execute("DROP TABLE IF EXISTS figures")
table.head(0).to_sql("figures", base, index=False)
base.execute("CREATE UNIQUE INDEX one ON figures (" + ", ".join('"%s"' % key for key in keys) + ")")
table.to_sql("figures", base, index=False, if_exists="append")
base.commit()
"""

PANDAS_BOOK = """
import sqlite3, sys, pandas
file, base = sys.argv[1], sys.argv[2]
table = pandas.read_excel(file)
figures = [name for name in table.columns if str(name).startswith("FY")]
table["row"] = range(len(table))
table = table.melt(id_vars=["row"], value_vars=figures, var_name="period").dropna().drop_duplicates(["row", "period"])
table["value"] = table["value"].astype(str)
base = sqlite3.connect(base)
table.head(0).to_sql("figures", base, index=False)
base.execute("CREATE UNIQUE INDEX one ON figures (row, period)")
table.to_sql("figures", base, index=False, if_exists="append")
base.commit()
"""


def timed(command, stdin=None):
    """Seconds and peak megabytes of one process."""
    with open(os.devnull, "w") as nowhere, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else None, stdout=nowhere, stderr=said)
        if stdin:
            child.stdin.write(stdin.encode())
            child.stdin.close()
        _, status, use = os.wait4(child.pid, 0)
        took = time.perf_counter() - start
        if status != 0:
            said.seek(0)
            sys.exit(f"{command} failed: {said.read(2000).decode(errors='replace')}")
    return took, use.ru_maxrss / 1024


class Case:
    def __init__(self, name, ours, bare=None, pandas=None, prepare=None):
        self.name, self.ours, self.bare, self.pandas, self.prepare = name, ours, bare, pandas, prepare

    def run(self, runs):
        times = {"ours": [], ".import": [], "pandas": []}
        peaks = {}
        for _ in range(runs):
            for who, work in (("ours", self.ours), (".import", self.bare), ("pandas", self.pandas)):
                if work:
                    took, peak = work()
                    times[who].append(took)
                    peaks[who] = max(peaks.get(who, 0), peak)
        line = {"case": self.name}
        for who, took in times.items():
            if took:
                line[who] = round(statistics.median(took), 2)
                line[who + " MB"] = round(peaks[who])
        for who in (".import", "pandas"):
            if times[who]:
                pairs = [one / other for one, other in zip(times["ours"], times[who])]
                line["ours / " + who] = round(statistics.median(pairs), 2)
        print(json.dumps(line), flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("statroom")
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--case", action="append")
    arguments.add_argument("--work", help="a folder for the made-up files, kept for the next time")
    arguments.add_argument("--pandas", default=sys.executable, help="a Python that has pandas")
    told = arguments.parse_args()
    folder = told.work or tempfile.mkdtemp(prefix="import-bench-")
    os.makedirs(folder, exist_ok=True)
    at = lambda name: os.path.join(folder, name)
    made = lambda name, make, *more: os.path.exists(at(name)) or make(at(name), *more)
    size = f"{told.rows}"
    made(f"long-{size}.csv", long_file, told.rows)
    made(f"changed-{size}.csv", long_file, told.rows, 0.1)
    made(f"events-{size}.csv", event_file, told.rows)
    with open(at("rules.toml"), "w") as out:
        out.write(EVENT_RULES)

    def gone(name):
        for end in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(at(name) + end):
                os.remove(at(name) + end)

    def new_program(name):
        gone(name)
        subprocess.run([told.statroom, "new", at(name), "--name", "Made-up"], check=True, stdout=subprocess.DEVNULL)

    def ours(file, program, base=None, *more):
        def work():
            if base:
                gone(program)
                shutil.copy(at(base), at(program))
            else:
                new_program(program)
            return timed([told.statroom, "import", at(file), "--into", at(program), "--create-measures", *more])
        return work

    def bare(file, keys, base=None, columns="measure TEXT, period TEXT, value REAL"):
        def work():
            gone("bare.db")
            if base:
                shutil.copy(at(base), at("bare.db"))
            else:
                subprocess.run(["sqlite3", at("bare.db"), f"CREATE TABLE figures ({columns}, UNIQUE ({keys}) "
                                "ON CONFLICT REPLACE)"], check=True)
            return timed(["sqlite3", at("bare.db")], f".import --csv --skip 1 {at(file)} figures\n")
        return work

    def by_pandas(text, file, *more):
        def work():
            gone("pandas.db")
            return timed([told.pandas, "-c", text, at(file), at("pandas.db"), *more])
        return work

    def full():
        if not os.path.exists(at(f"full-{size}.statroom")):
            ours(f"long-{size}.csv", f"full-{size}.statroom")()
            bare(f"long-{size}.csv", "measure, period")()
            shutil.copy(at("bare.db"), at(f"full-{size}.db"))

    events = "RequestID INTEGER, CreatedDate TEXT, CloseDate TEXT, Kind TEXT, Status TEXT, District TEXT"
    book = os.environ.get("STATROOM_BALTIMORE")
    if not book:
        made("plan.xlsx", workbook)
        book = at("plan.xlsx")
    cases = [
        Case("long, empty", ours(f"long-{size}.csv", "a.statroom"), bare(f"long-{size}.csv", "measure, period"),
             by_pandas(PANDAS_CSV, f"long-{size}.csv", "measure+period")),
        Case("long, full, same", ours(f"long-{size}.csv", "b.statroom", f"full-{size}.statroom"),
             bare(f"long-{size}.csv", "measure, period", f"full-{size}.db"),
             by_pandas(PANDAS_CSV, f"long-{size}.csv", "measure+period"), full),
        Case("long, full, a tenth changed", ours(f"changed-{size}.csv", "c.statroom", f"full-{size}.statroom"),
             bare(f"changed-{size}.csv", "measure, period", f"full-{size}.db"),
             by_pandas(PANDAS_CSV, f"changed-{size}.csv", "measure+period"), full),
        Case("events", ours(f"events-{size}.csv", "d.statroom", None, "--mapping", at("rules.toml"), "--skip-refused"),
             bare(f"events-{size}.csv", "RequestID", None, events),
             by_pandas(PANDAS_CSV, f"events-{size}.csv", "RequestID")),
        Case("workbook", ours(book, "e.statroom", None, "--accept-guesses", "--skip-refused"), None,
             by_pandas(PANDAS_BOOK, book)),
    ]
    for case in cases:
        if told.case and not any(name in case.name for name in told.case):
            continue
        if case.prepare:
            case.prepare()
        case.run(told.runs)
    if not told.work:
        shutil.rmtree(folder)


main()
