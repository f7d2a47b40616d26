"""A made-up ledger of any size, for measuring: python evaluation/generate.py DIR --incidents 100000 [--seed 1]

Or --claims 1000000, or --incidents 50000 --copies 50: 1,000 incidents made, then copied row by row under other ids (for
exports and pages; matching is not asked again). Makes a case folder with a gazetteer of 2,000 invented settlements,
documents (their texts made of the claims' own sentences), claims, and the incidents that matching makes of them, by the
package's own functions.
Settlements have their own districts, so each one's incidents can be computed apart and the whole is what adding the
documents one by one would give. A large ledger is made in parts, one to a processor at a time, each a ledger of its own
that the package's own functions fill; the parts are then put together in the order of their keys, and indexes are made
last. Nothing is archived: `verify` and `rebuild` do not apply to such a case.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import itertools
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import msgspec

from trucewatch import reconcile
from trucewatch.case import Case
from trucewatch.compliance import candidates
from trucewatch.incidents import MemoryIndex, Telling, assemble, keys, settings, tellings, update
from trucewatch.model import Actor, Claim, Document, Measure, Published, When, Where, record_id
from trucewatch.store import assessed, schema
from trucewatch.store.ledger import Ledger

SETTLEMENTS = 2000
PARTS = 8  # ledgers that are put together: SQLite reads ten files at once
DISTRICT = 10  # settlements to a district
FIRST = datetime.date(2012, 1, 1)
DAYS = 3000
#: event, words for it, weight, mean number killed
ACTS = (
    ("air_strike", "an air strike hit", 40, 4.0),
    ("shelling", "artillery shells struck", 30, 2.5),
    ("explosion", "a car bomb exploded in", 10, 8.0),
    ("clash", "fighting broke out in", 12, 6.0),
    ("drone_strike", "a drone strike hit", 4, 2.0),
    ("shooting", "gunmen opened fire in", 3, 1.5),
    ("chemical_attack", "a gas attack was reported in", 1, 20.0),
)
PARTIES = ("Syrian government", "Russia", "opposition fighters", "Islamic State", "Turkey", "Hayat Tahrir al-Sham")
SOURCES = ("", "", "Syrian Observatory for Human Rights", "Syrian Civil Defence", "local doctors", "SANA", "activists")
OUTLETS = tuple(f"Outlet {c}" for c in "ABCDEFGHIJKLMNOPQRST")
TARGETS = ("residential", "market", "school", "hospital", "military_position", "infrastructure", "agriculture")
_HEAD = ("Bar", "Kaf", "Tel", "Dar", "Sal", "Mar", "Had", "Jub", "Nab", "Qas", "Rub", "Zar", "Tam", "Wad", "Han", "Far")
_MID = ("a", "i", "u", "e", "o", "ari", "emo", "ula", "ida", "opa", "usi", "enna", "otu", "ilma")
_TAIL = ("din", "mar", "sun", "rit", "bal", "tha", "qin", "lan", "rah", "dos", "vek", "nor", "mis", "zet")


def names() -> list[str]:
    """Invented settlement names, each once."""
    every = ["".join(p) for p in itertools.product(_HEAD, _MID, _TAIL)]
    random.Random(7).shuffle(every)
    return every[:SETTLEMENTS]


def write_gazetteer(path: Path) -> None:
    """The settlements and their districts as a GeoNames dump, on a jittered grid."""
    rng = random.Random(11)
    rows = []
    for n, name in enumerate(names()):
        lat = 34.6 + (n // 50) * 0.045 + rng.uniform(-0.015, 0.015)
        lon = 36.0 + (n % 50) * 0.06 + rng.uniform(-0.02, 0.02)
        code = f"D{n // DISTRICT:03d}"
        rows.append([str(900000 + n), name, name, "", f"{lat:.5f}", f"{lon:.5f}", "P", "PPL", "SY", "", code, "", "",
                     "", str(rng.randrange(200, 40000)), "", "", "", "2020-01-01"])  # fmt: skip
    for d in range(SETTLEMENTS // DISTRICT):
        rows.append([str(990000 + d), f"District {d:03d}", f"District {d:03d}", "", "35.5", "37.0", "A", "ADM1", "SY",
                     "", f"D{d:03d}", "", "", "", "0", "", "", "", "2020-01-01"])  # fmt: skip
    path.write_text("".join("\t".join(r) + "\n" for r in rows), encoding="utf-8")


def documents_of(n: int, events: int, seed: int, place_id: str | None) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents about settlement ``n`` with their claims: ``events`` events, each told by one to six documents."""
    rng = random.Random(seed * 1_000_003 + n)
    name = names_of()[n]
    where = (Where(name, name, "settlement"),)
    for e in range(events):
        day = FIRST + datetime.timedelta(days=rng.randrange(DAYS))
        event, words, _, mean = rng.choices(ACTS, [a[2] for a in ACTS])[0]
        killed = int(rng.expovariate(1 / mean)) if rng.random() < 0.8 else 0
        party = rng.choice(PARTIES)
        target = rng.choice(TARGETS)
        for t in range(rng.choice((1, 1, 1, 2, 2, 3, 4, 6))):
            published = day + datetime.timedelta(days=rng.choice((0, 0, 1, 1, 2)))
            source = rng.choice(SOURCES)
            toll = max(1, killed + rng.choice((0, 0, 0, 1, -1, 2))) if killed else 0
            yield _document(n, e, t, name, where, place_id, day, published, event, words, toll, party, target, source,
                            OUTLETS[rng.randrange(len(OUTLETS))], rng)  # fmt: skip


_names: list[str] = []


def names_of() -> list[str]:
    """The names, made once."""
    if not _names:
        _names.extend(names())
    return _names


def _document(
    n: int, e: int, t: int, name: str, where: tuple[Where, ...], place_id: str | None, day: datetime.date,
    published: datetime.date, event: str, words: str, toll: int, party: str, target: str, source: str, outlet: str,
    rng: random.Random,
) -> tuple[Document, list[Claim]]:  # fmt: skip
    said = f"{source} said " if source else ""
    act = f"{said}{words} {name} on {day:%B} {day.day}, {day.year}, report {n}.{e}.{t}.".strip()
    act = act[0].upper() + act[1:]
    harm = f"{said}{toll} people were killed in {name} on {day:%B} {day.day}, {day.year}." if toll else ""
    harm = harm[:1].upper() + harm[1:]
    text = f"{outlet}, {published.isoformat()}\n\n{act} {harm}\n"
    ident = "sha256:" + record_id("x", text, n, e, t)[2:] * 4
    iso = published.isoformat()
    document = Document(
        id=ident, text=text, path=f"generated/{n:04d}-{e:05d}-{t}.txt", publisher=outlet, title=act[:60],
        published=Published(iso, iso, "stated", "generated"), language="en", origin=ident, known=iso,
    )  # fmt: skip
    time_ = When(day.isoformat(), day.isoformat(), f"on {day:%B} {day.day}, {day.year}")
    base = {
        "doc": document.path, "document": ident, "time": time_, "places": where, "place_ids": (place_id,),
        "actors": (Actor("by", party, party),) if rng.random() < 0.7 else (),
        "asserted_by": (source,) if source else (), "rule": "generated",
    }  # fmt: skip
    start = text.index(act)
    claims = [
        Claim(kind="incident", event=event, quote=act, start=start, end=start + len(act), targets=(target,),
              id=record_id("c", ident, start, "incident"), **base)
    ]  # fmt: skip
    if harm:
        start = text.index(harm)
        for what, number in (("killed", toll), ("injured", toll * 2)):
            claims.append(
                Claim(kind="casualties", measure=Measure(what, number, number, str(number)), scope="incident",
                      victims="civilian", quote=harm, start=start, end=start + len(harm),
                      id=record_id("c", ident, start, what), **base)
            )  # fmt: skip
    return document, claims


def generate(
    folder: Path, claims: int | None = None, incidents: int | None = None, seed: int = 1,
    progress: Callable[[str], None] = lambda words: None, parts: int | None = None,
) -> Case:  # fmt: skip
    """Make the case and fill it until it holds about so many claims or incidents; gives it open. ``parts`` are made side
    by side and put together (default: one for a small ledger)."""
    case = Case.create(folder, name="generated")
    gazetteer = case.folder / "generated.txt"
    write_gazetteer(gazetteer)
    case.configure(gazetteers=[gazetteer.name])
    per_claim = 5.1  # claims to an event, on average
    wanted = incidents if incidents is not None else int((claims or 10_000) / per_claim)
    events = -(-wanted // SETTLEMENTS) if wanted >= SETTLEMENTS else 1
    settled = SETTLEMENTS if wanted >= SETTLEMENTS else wanted
    with tempfile.TemporaryDirectory(prefix="trucewatch-parts-", dir=case.folder) as scratch:
        size = -(-settled // (parts or (PARTS if wanted >= 2 * SETTLEMENTS else 1)))
        bounds = [(first, min(first + size, settled)) for first in range(0, settled, size)]
        made = [Path(scratch) / f"{first}.db" for first, _ in bounds]
        if len(made) == 1:
            _part(case.folder, made[0], *bounds[0], events, seed)
        else:
            with ProcessPoolExecutor(initializer=gc.freeze) as pool:
                asked = [pool.submit(_part, case.folder, p, *b, events, seed) for p, b in zip(made, bounds, strict=True)]
                for n, done in enumerate(as_completed(asked), 1):
                    done.result()
                    progress(f"{n} of {len(made)} parts made")
        _put_together(case.ledger, made)
    return case


def _part(folder: Path, path: Path, first: int, last: int, events: int, seed: int) -> None:
    """Settlements ``first`` up to ``last`` as a ledger of their own; only indexes that filling it asks for are kept."""
    with Case.open(folder) as case:
        ledger = Ledger(path)
        _unindex(ledger.db, keep=("claim_places_by_claim", "claim_actors_by_claim", "incident_claims_by_incident"))
        ledger.db.execute("PRAGMA synchronous=OFF")
        ledger.db.execute("PRAGMA journal_mode=OFF")
        ledger.db.execute("PRAGMA cache_size=-400000")  # keys come in no order: a small cache would read them back
        with ledger.writing():
            for n in range(first, last):
                _settle(case, ledger, n, events, seed)
        ledger.close()


def _unindex(db: sqlite3.Connection, keep: Sequence[str] = ()) -> None:
    """Drop the derived tables' indexes: made last, in one go, they cost a fraction."""
    sql = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    for name, table in db.execute(sql).fetchall():
        if table in schema.TABLES and name not in keep:
            db.execute(f"DROP INDEX {name}")


def _put_together(ledger: Ledger, parts: Sequence[Path]) -> None:
    """All rows of the parts in the order of their keys, row numbers one after another; then search and indexes."""
    db = ledger.db
    for n, path in enumerate(parts):
        db.execute(f"ATTACH ? AS p{n}", (str(path),))
    _unindex(db)
    db.execute("PRAGMA journal_mode=OFF")  # nothing to go back to: without it every page would be written twice
    db.execute("PRAGMA synchronous=OFF")
    db.execute("PRAGMA cache_size=-200000")
    numbered = {"documents": {"n": "documents"}, "tellings": {"n": "tellings"}, "blocks": {"telling": "tellings"}}
    before = {}  # table -> the row number that each part's first row comes after
    for table in ("documents", "tellings"):
        counts = [db.execute(f"SELECT COALESCE(MAX(n), 0) FROM p{n}.{table}").fetchone()[0] for n in range(len(parts))]
        before[table] = [sum(counts[:n]) for n in range(len(parts))]
    with ledger.writing():
        for table in schema.TABLES:
            info = db.execute(f"PRAGMA main.table_info({table})").fetchall()
            keys = [str(position) for position, row in enumerate(info, 1) if row[5]]
            selects = []
            for n in range(len(parts)):
                shifts = {c: before[of][n] for c, of in numbered.get(table, {}).items()}
                columns = [f"{row[1]} + {shifts[row[1]]}" if row[1] in shifts else row[1] for row in info]
                selects.append(f"SELECT {', '.join(columns)} FROM p{n}.{table}")
            db.execute(f"INSERT INTO main.{table} {' UNION ALL '.join(selects)} ORDER BY {', '.join(keys)}")
        db.execute("INSERT INTO search (rowid, title, body) SELECT n, title, text FROM documents JOIN texts USING (id) ORDER BY n")
        schema.create_derived(db)
    for n in range(len(parts)):
        db.execute(f"DETACH p{n}")
    db.execute("ANALYZE")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute("PRAGMA cache_size=-16000")


def _settle(case: Case, ledger: Ledger, n: int, events: int, seed: int) -> None:
    """One settlement's documents, claims, tellings and incidents."""
    s = settings(case.packs)
    place = case.gazetteer.resolve(names_of()[n]).place
    told: list[Telling] = []
    claims: dict[str, Claim] = {}
    documents: dict[str, Document] = {}
    for document, found in documents_of(n, events, seed, place.id if place else None):
        ledger.put_document(document, len(found), 0)
        ledger.put_claims([(c, "", None) for c in found], document.known)
        slim = msgspec.structs.replace(document, text="")
        told += tellings(slim, found, s, case.gazetteer.get)
        claims.update((c.id, c) for c in found)
        documents[document.id] = slim
    change = update(MemoryIndex(s), told, [], s)
    filed = reconcile.index(ledger)
    filed.file((t.id, t.doc, t, keys(t, s).stored) for t in told)
    filed.sit((i, x.group, x.how, x.incident) for i, x in change.seats.items())
    made = [assemble(i, members, claims, documents, s, case.gazetteer.get) for i, members in change.incidents.items()]
    ledger.put_incidents(made)
    found = candidates(made, claims.values(), documents.values(), case.packs, case.engine.zones)
    assessed.put_findings(ledger.db, found)


#: table -> columns that hold ids or records; the others are copied as they are
_COPIED = {
    "documents": ("id", "origin", "record"), "texts": ("id",), "claims": ("id", "document", "record"),
    "claim_places": ("claim",), "claim_actors": ("claim",), "incidents": ("id", "record"),
    "incident_claims": ("claim", "incident"), "incident_places": ("incident",), "incident_actors": ("incident",),
}  # fmt: skip
_ID = re.compile(r"\b(c_|i_|sha256:)([0-9a-f]{4})")


def multiply(case: Case, times: int) -> None:
    """Make the case ``times`` as large: every document, claim and incident again under ids of its own."""
    db = case.ledger.db

    def renamed(value: bytes | str | None, n: int) -> bytes | str | None:
        if value is None:
            return None
        text = _ID.sub(lambda m: f"{m[1]}{int(m[2], 16) ^ n:04x}", value.decode() if isinstance(value, bytes) else value)
        return text.encode() if isinstance(value, bytes) else text

    db.create_function("renamed", 2, renamed, deterministic=True)
    db.execute("PRAGMA synchronous=OFF")
    with case.ledger.writing():
        for table, ids in _COPIED.items():
            names = [r[1] for r in db.execute(f"PRAGMA table_info({table})") if (table, r[1]) != ("documents", "n")]
            picked = ", ".join(f"renamed({c}, copy.n)" if c in ids else c for c in names)
            db.execute(
                f"INSERT INTO {table} ({', '.join(names)}) WITH copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy "
                f"WHERE n < ?) SELECT {picked} FROM {table}, copy WHERE copy.n < ?",
                (times, times),
            )
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute("ANALYZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--claims", type=int)
    size.add_argument("--incidents", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=1, help="make a part of it, and copy that so many times")
    args = parser.parse_args()
    started = time.time()
    note = (lambda words: print(words, file=sys.stderr)) if sys.stderr.isatty() else (lambda words: None)
    claims, incidents = (n and max(1, n // args.copies) for n in (args.claims, args.incidents))
    case = generate(args.folder, claims, incidents, args.seed, note)
    if args.copies > 1:
        multiply(case, args.copies)
    size_mb = (args.folder / "ledger.db").stat().st_size / 1e6
    print(f"{case.counts()} in {time.time() - started:.0f} s, ledger {size_mb:.0f} MB")
    case.close()


if __name__ == "__main__":
    main()
