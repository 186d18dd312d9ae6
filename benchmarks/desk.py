"""How fast the desk is over a large store.

    python benchmarks/desk.py [--articles 100000] [--store FILE.duckdb] [--readers 50] [--seconds 20]

Makes a store of invented articles with invented records, straight into its tables (nothing is coded: this is about the
desk), starts ``detente serve --read-only`` on it and asks for pages: first each kind of page one after another, each
address only once (so that nothing was asked before), then many readers at a time, who read for some seconds and who do
not. Reports the time from the request to the last byte, and the server's CPU time a page, which says more on a busy
machine; of a first start also the CPU time and the most memory.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pyarrow as pa

from detente import Store

COUNTRIES = """
    USA CHN RUS GBR FRA DEU JPN IND IRN ISR UKR TUR PAK KOR PRK SAU EGY BRA AUS CAN ITA ESP POL MEX IDN VNM PHL THA NGA
    ZAF KEN ETH SDN DZA MAR TUN LBY IRQ SYR JOR LBN QAT ARE YEM AFG BGD LKA MMR MYS SGP NZL ARG CHL PER COL VEN CUB BOL
    ECU GRC ROU BGR HUN CZE SVK AUT CHE BEL NLD DNK SWE NOR FIN EST LVA LTU BLR MDA GEO ARM AZE KAZ UZB
""".split()
DEEDS = (
    ("SANCTION", "expel", "material conflict", -5.5, "happened", "expelled two diplomats of"),
    ("ACCUSE", "disapprove", "verbal conflict", -2.0, "happened", "criticised"),
    ("CONSULT", "visit", "verbal cooperation", 4.0, "happened", "visited"),
    ("AGREE", None, "verbal cooperation", 2.5, "planned", "will hold talks with"),
    ("AID", None, "material cooperation", 10.0, "happened", "sent relief to"),
    ("THREATEN", "restrict", "verbal conflict", -3.0, "happened", "threatened to curb trade with"),
    ("ASSAULT", "aerial", "material conflict", -9.5, "happened", "bombed positions of"),
    ("SUPPORT", None, "verbal cooperation", 5.0, "happened", "praised"),
)
ISSUES = ("human_rights", "economic", "military", "environment", "territory", "migration", "cyber", "health")
KINDS = (("visit", "held"), ("meeting", "scheduled"), ("talks", "held"), ("call", "held"), ("summit", "intended"))
FIRST, DAYS = datetime.date(2018, 1, 1), 2900


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="where the store is kept (made if it is not there)")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=10, help="for how many seconds they read a page, more or less")
    parser.add_argument("--pages", type=int, default=40, help="how many addresses of each kind of page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "large.duckdb"
        if not path.exists():
            began = time.perf_counter()
            make(path, given.articles)
            print(f"store made in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        measure(path, given.readers, given.seconds, given.pages, given.pause)


# --- the store ---


def make(path: Path, articles: int) -> None:
    """A store of ``articles`` invented articles of about 300 words."""
    rng = random.Random(1)
    words = [
        "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
        for _ in range(6000)
    ]
    people = [f"{rng.choice(words).title()} {rng.choice(words).title()}" for _ in range(4000)]
    with Store(path) as store:
        for start in range(0, articles, 5_000):
            tables: dict[str, list[dict[str, Any]]] = {
                name: [] for name in ("articles", "events", "statements", "engagements", "positions", "participants")
            }
            for number in range(start, min(articles, start + 5_000)):
                invent(number, rng, words, people, tables)
            with store.transaction() as connection:
                for name, rows in tables.items():
                    schema = connection.sql(f"SELECT * FROM {name} LIMIT 0").to_arrow_table().schema
                    connection.register("incoming", pa.Table.from_pylist(rows, schema=schema))
                    connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
                    connection.unregister("incoming")
        with store.transaction() as connection:
            connection.execute("INSERT INTO stories SELECT article_key, article_key FROM articles")


def invent(number: int, rng: random.Random, words: list[str], people: list[str], tables: dict[str, Any]) -> None:
    """One article with four events, four statements, an engagement and two positions, in the tables' rows."""
    key, day = f"{number * 2654435761 % 2**64:016x}", FIRST + datetime.timedelta(days=rng.randrange(DAYS))
    weight = [1 / (n + 2) for n in range(len(COUNTRIES))]
    one, other = rng.choices(COUNTRIES, weight, k=2)
    text = f"{one} and {other} {' '.join(rng.choices(words, k=6))}"
    base = {"article_key": key}

    def part(record: str, kind: str, name: str, country: str, at: int, number: int = 1, person: bool = False) -> None:
        role = "foreign minister" if person else None
        tables["participants"].append(
            base
            | {"record_key": record, "record": kind[0], "part": kind[1], "number": number, "text": name, "name": name}
            | {
                "country": country,
                "sector": "GOV",
                "sectors": ["GOV"],
                "role": role,
                "start": at,
                "end": at + len(name),
            }
        )

    for n in range(1, 5):
        text += "\n\n"
        type_, mode, quad, score, status, phrase = rng.choice(DEEDS)
        at = len(text)
        sentence = f"{one} {phrase} {other} over {' '.join(rng.choices(words, k=rng.randint(8, 30)))}."
        text += sentence
        record, where = f"{key}/e{n}", rng.random()
        claimed = rng.random() < 0.3
        speaker = {
            "text": "it",
            "name": rng.choice(people),
            "country": one,
            "sectors": ["GOV"],
            "evidence": [at, at + 3],
        }
        spans = {"actors": [[at, at + 3]], "recipients": [[at + 5 + len(phrase), at + 8 + len(phrase)]]}
        tables["events"].append(
            base
            | {
                "event_key": record,
                "id": f"{number}:e{n}",
                "type": type_,
                "mode": mode,
                "contexts": [rng.choice(ISSUES)],
            }
            | {"status": status, "auxiliary": [], "quad": quad, "score": score, "confidence": rng.uniform(0.5, 1)}
            | {
                "attribution": [{"speaker": speaker, "cue": "said", "evidence": {"speaker": [at, at + 3]}}]
                if claimed
                else []
            }
            | {"evidence": {"sentence": [at, len(text)], "trigger": [at + 4, at + 4 + len(phrase)], **spans}}
            | (
                {"place_text": "there", "place_name": f"City {int(where * 4000)}", "place_country": other}
                | {"latitude": where * 140 - 55, "longitude": (where * 7919) % 340 - 170}
                if where < 0.4
                else {}
            )
        )
        part(record, ("event", "actor"), one, one, at)
        part(record, ("event", "recipient"), other, other, at + 5 + len(phrase))
        person = rng.choice(people)
        said = f" {' '.join(rng.choices(words, k=rng.randint(10, 35)))} {other}"
        begin = len(text) + 1
        text += f" {person} said{said}."
        content, record = [begin + len(person) + 6, len(text) - 1], f"{key}/s{n}"
        tables["statements"].append(
            base
            | {
                "statement_key": record,
                "id": f"{number}:s{n}",
                "form": "indirect",
                "cue": "said",
                "issues": [rng.choice(ISSUES)],
            }
            | {"content": text[content[0] : content[1]]}
            | {
                "evidence": {
                    "sentence": [begin, len(text)],
                    "speaker": [begin, begin + len(person)],
                    "content": [content],
                }
            }
        )
        part(record, ("statement", "speaker"), person, one, begin, person=True)
        part(record, ("statement", "about"), other, other, len(text) - 4)
        if n <= 2:
            record = f"{key}/p{n}"
            tables["positions"].append(
                base
                | {"position_key": record, "id": f"{number}:p{n}", "stance": rng.choice(("supports", "opposes"))}
                | {
                    "target_kind": "proposal",
                    "target_text": text[content[0] : content[0] + 30],
                    "statement": f"{number}:s{n}",
                }
                | {"evidence": {"sentence": [begin, len(text)], "target": [content[0], content[0] + 30]}}
            )
            part(record, ("position", "holder"), person, one, begin, person=True)
    kind, status = rng.choice(KINDS)
    sentence = [text.rindex("\n\n") + 2, len(text)]
    start = day + datetime.timedelta(days=rng.randint(-5, 30))
    tables["engagements"].append(
        base
        | {
            "engagement_key": f"{key}/g1",
            "id": f"{number}:g1",
            "kind": kind,
            "status": status,
            "issues": [rng.choice(ISSUES)],
        }
        | {"date_start": start, "date_end": start, "date_text": "then"}
        | {
            "mentions": [
                {
                    "status": status,
                    "attribution": [],
                    "evidence": {"sentence": sentence, "trigger": sentence, "actors": [], "recipients": []},
                }
            ]
        }
    )
    part(f"{key}/g1", ("engagement", "party"), one, one, 0)
    part(f"{key}/g1", ("engagement", "party"), other, other, 8, number=2)
    tables["articles"].append(
        base
        | {
            "id": str(number),
            "source": f"https://paper{rng.randrange(40)}.example/{number}",
            "title": text.split("\n")[0].title(),
        }
        | {"published": day, "language": "en", "text": text, "words": len(text.split()), "coder": "none"}
        | {"coded_at": datetime.datetime(2026, 1, 1)}
    )


# --- the measure ---


def measure(path: Path, readers: int, seconds: float, pages: int, pause: float) -> None:
    """Serve the store and ask for its pages."""
    for times in ("first", "next"):
        with _served(path, times) as (base, process):
            if times == "first":
                spent, most = sum(process.cpu_times()[:2]), _most_memory(process.pid)
                print(f"a first start takes {spent:.0f} s of CPU time and {most:.0f} MB at the most")
                continue
            addresses = _addresses(base, pages)
            load = os.getloadavg()[0]
            print(f"\n{os.cpu_count()} cores, load {load:.1f}; one reader, each address once, milliseconds")
            print(f"{'page':<38}{'median':>8}{'p95':>8}{'most':>8}{'CPU':>8}")
            with httpx.Client(base_url=base, timeout=60) as client:
                for name, every in addresses.items():
                    before = sum(process.cpu_times()[:2])
                    spent = sorted(_spent(client, address) for address in every)
                    used = 1000 * (sum(process.cpu_times()[:2]) - before) / len(every)
                    times_ = f"{statistics.median(spent):>8.0f}{_p95(spent):>8.0f}{spent[-1]:>8.0f}{used:>8.0f}"
                    print(f"{name:<38}{times_}", flush=True)
            everything = [one for every in addresses.values() for one in every]
            _crowd(base, everything, readers, max(seconds, 3 * pause), pause)
            _crowd(base, everything, readers, seconds, 0)


@contextmanager
def _served(path: Path, times: str) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a desk over the store and its process, once it answers and its search too."""
    began = time.perf_counter()
    command = [sys.executable, "-c", "from detente.cli import app; app()"]
    command += ["serve", str(path), "--read-only", "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        base = _address(server)
        with httpx.Client(base_url=base, timeout=600) as client:
            client.get("/health").raise_for_status()
            print(f"{times} start: answers after {time.perf_counter() - began:.1f} s", end="", flush=True)
            while client.get("/api/search?q=x").status_code == 503:
                time.sleep(0.5)
            print(f", the search too after {time.perf_counter() - began:.1f} s", flush=True)
        yield base, psutil.Process(server.pid)
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def _most_memory(pid: int) -> float:
    """The most memory that a process has had, in MB (Linux; elsewhere 0)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1000  # type: ignore[index]


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr
    for line in server.stderr:
        found = re.search(r"http://[^/\s]+", line)
        if found:
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return found[0]
    raise SystemExit("the desk did not start")


def _addresses(base: str, number: int) -> dict[str, list[str]]:
    rng = random.Random(2)
    with httpx.Client(base_url=base, timeout=60) as client:
        articles = client.get("/api/articles?per_page=500").json()["rows"]
        people = client.get("/api/actors?per_page=500").json()["rows"]
    names = [urllib.parse.quote(row["name"]) for row in people]
    vocabulary = [word for row in articles for word in row["headline"].lower().split()[3:]]
    weight = [1 / (n + 2) for n in range(len(COUNTRIES))]

    def since() -> str:
        return (FIRST + datetime.timedelta(days=rng.randrange(DAYS - 400))).isoformat()

    def pair() -> tuple[str, str]:
        one, other = rng.choices(COUNTRIES, weight, k=2)
        return (one, other) if one != other else pair()

    return {
        "overview": [f"/?since={since()}" for _ in range(number)],
        "relations": [f"/relations?since={since()}" for _ in range(number)],
        "relation": ["/relation/{}/{}".format(*pair()) + f"?since={since()}" for _ in range(number)],
        "relation, filtered": [
            "/relation/{}/{}".format(*pair()) + f"?voice=claimed&since={since()}" for _ in range(number)
        ],
        "actor, a country": [f"/actor/{rng.choices(COUNTRIES, weight)[0]}?since={since()}" for _ in range(number)],
        "actor, a person": [f"/actor?name={name}" for name in rng.sample(names, number)],
        "article": [f"/article/{row['article_key']}" for row in rng.sample(articles, number)],
        "articles": [f"/articles?since={since()}" for _ in range(number)],
        "search in statements": [
            f"/search?q={'+'.join(rng.sample(vocabulary, 2))}&since={since()}" for _ in range(number)
        ],
        "search in statements, a frequent word": [f"/search?q={code}&since={since()}" for code in COUNTRIES[:number]],
        "search in articles": [
            f"/search?in=articles&q={rng.choice(vocabulary)}&since={since()}" for _ in range(number)
        ],
        "map": [f"/map?since={since()}" for _ in range(number)],
        "api events": [f"/api/events?since={since()}&country={rng.choice(COUNTRIES)}" for _ in range(number)],
    }


def _spent(client: httpx.Client, address: str) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    spent = 1000 * (time.perf_counter() - began)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return spent


def _p95(spent: list[float]) -> float:
    return spent[min(len(spent) - 1, int(0.95 * len(spent)))]


def _crowd(base: str, addresses: list[str], readers: int, seconds: float, pause: float) -> None:
    """Many readers at a time, each of whom asks for a page, reads it for about ``pause`` seconds, and so on."""
    spent: list[float] = []
    failures: list[str] = []
    end = time.perf_counter() + seconds

    def read(seed: int) -> None:
        rng = random.Random(seed)
        with httpx.Client(base_url=base, timeout=60) as client:
            time.sleep(rng.uniform(0, pause))
            while time.perf_counter() < end:
                address = rng.choice(addresses)
                began = time.perf_counter()
                try:
                    status = client.get(address).status_code
                except httpx.HTTPError as error:
                    failures.append(f"{address}: {error!r}")
                    continue
                spent.append(1000 * (time.perf_counter() - began))
                if status != 200:
                    failures.append(f"{address}: {status}")
                time.sleep(rng.uniform(0.5, 1.5) * pause)

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent.sort()
    print(
        f"\n{readers} readers at once for {seconds:.0f} s, {f'{pause:g} s a page' if pause else 'without a pause'}: "
        f"{len(spent)} pages, "
        f"{len(failures)} errors, "
        f"median {statistics.median(spent):.0f} ms, p95 {_p95(spent):.0f} ms, {len(spent) / seconds:.1f} pages a second"
    )
    for failure in failures[:5]:
        print(f"  {failure}")


if __name__ == "__main__":
    main()
