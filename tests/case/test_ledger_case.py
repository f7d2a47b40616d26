"""A case from end to end: adding, twice, in any order, with bad files among good ones; verifying; deciding; explaining."""

import json
import random
import shutil

import msgspec
import pytest

from trucewatch import Case, Filters
from trucewatch.errors import CaseError, InputError, NotFound
from trucewatch.sample import REPORTS
from trucewatch.store import log

FEW = [
    "2019-07-22-market-wire.txt", "2019-07-23-market-monitor.txt", "2018-06-08-zardana.txt",
    "2018-06-08-zardana-syndicated.txt", "2020-02-27-balyun-first.txt", "2020-02-28-balyun-north.txt",
    "2020-02-28-balioun-monitor.txt",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("few")
    for name in (*FEW, "meta.json"):
        shutil.copy(REPORTS / name, folder / name)
    return folder


def built(path, sources, **more):
    case = Case.create(path, name="few")
    receipts = [r for s in sources for r in case.add(s, added="2026-01-01", **more)]
    return case, receipts


@pytest.fixture
def case(folder, tmp_path):
    case, _ = built(tmp_path / "case", [folder])
    yield case
    case.close()


def test_every_quote_stands_in_its_text(case):
    claims = list(case.claims())
    assert len(claims) > 15
    for claim in claims:
        assert case.text(claim.document)[claim.start : claim.end] == claim.quote
        assert claim.doc == claim.document
        assert claim.id == case.claim(claim.id).id


def test_adding_twice_changes_nothing(case, folder):
    before, length = case.digest(), log.head(case.ledger.db)
    again = list(case.add(folder))
    assert {r.status for r in again} == {"known"} and len(again) == len(FEW)
    assert (case.digest(), log.head(case.ledger.db)) == (before, length)


def test_order_and_batches_do_not_matter(case, folder, tmp_path):
    names = list(FEW)
    for seed in (1, 2):
        random.Random(seed).shuffle(names)
        meta = json.loads((folder / "meta.json").read_text())
        paths = [tmp_path / f"in-{seed}" / n for n in names]
        paths[0].parent.mkdir()
        for path in paths:
            shutil.copy(folder / path.name, path)
        other, _ = built(tmp_path / f"case-{seed}", [paths[:3], paths[3:]], meta=meta)
        with other:
            assert [plain(i) for i in other.incidents()] == [plain(i) for i in case.incidents()]
            assert [c.id for c in other.claims()] == [c.id for c in case.claims()]


def plain(record):
    return msgspec.to_builtins(record)


def test_rebuilt_is_the_same_byte_for_byte(case):
    before = case.digest()
    case.rebuild()
    assert case.digest() == before


def test_verify_holds_and_finds_what_was_touched(case):
    assert [(c.name, c.ok) for c in case.verify()] == [("archive", True), ("log", True), ("rebuild", True)]
    case.ledger.db.execute("UPDATE claims SET low = 999 WHERE low IS NOT NULL")
    assert next(c for c in case.verify() if not c.ok).name == "rebuild"
    path = next(p for p in case.archive.folder.rglob("*") if p.is_file())
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    assert "bytes have changed" in case.verify()[0].message


def test_near_copies_are_one_origin(case):
    first, second = (d for d in case.documents() if "zardana" in d.path)
    assert first.origin == second.origin and first.publisher != second.publisher
    assert case.ledger.copies_of(first.id) == [second.id]


def test_what_was_known_on_a_day(case):
    def balyun(day):
        found = [i for i in case.incidents(Filters(place="Balyun", as_known_on=day)) if "killed" in i.toll]
        return [(i.toll["killed"].min, len(i.documents)) for i in found if i.event == "air_strike"]

    assert balyun("2020-02-26") == []
    assert balyun("2020-02-27") == [(9.0, 1)]
    assert len(list(case.documents(Filters(as_known_on="2020-02-27")))) == 5


def test_filters_meet_claims_incidents_and_documents(case):
    everywhere = {c.id for c in case.claims()}
    in_idlib = {c.id for c in case.claims(Filters(place="Balioun"))}
    assert in_idlib and in_idlib < everywhere
    assert {c.id for c in case.claims(Filters(place="Balyun"))} == in_idlib
    assert all(c.kind == "casualties" for c in case.claims(Filters(kind="casualties")))
    assert {d.publisher for d in case.documents(Filters(publisher="bosphorus post"))} == {"Bosphorus Post"}
    assert not list(case.claims(Filters(since="2020-03-01", until="2020-03-31")))


def test_explain_goes_down_to_quote_document_and_log(case):
    incident = next(i for i in case.incidents() if len(i.documents) > 1)
    kinds, todo = set(), [case.explain(incident.id)]
    while todo:
        node = todo.pop()
        kinds.add(node.kind)
        todo += node.children
    assert {"incident", "toll", "origin", "grade", "claim", "rule", "document", "date", "log"} <= kinds
    with pytest.raises(NotFound, match="nothing in this case"):
        case.explain("c_nothing")


def test_search_is_safe_and_finds(case):
    kinds = {h.kind for h in case.search("Balyun")}
    assert {"place", "incident", "document", "claim"} <= kinds
    assert case.search('"; DROP TABLE claims --') == [] and case.search("") == []


class TestDecisions:
    def figure(self, case):
        return next(c for c in case.claims(Filters(kind="casualties", place="Balyun")) if c.measure.min == 9)

    def test_preview_writes_nothing_and_the_decision_does(self, case):
        claim = self.figure(case)
        before, digest = log.head(case.ledger.db), case.digest()
        effect = case.preview(claim.id, "reject")
        assert effect.changed or effect.gone
        assert (log.head(case.ledger.db), case.digest()) == (before, digest)
        case.decide(claim.id, "reject", None, who="Ada", why="superseded")
        assert claim.id not in {c.id for c in case.claims()} and case.digest() != digest

    def test_undo_and_rebuild(self, case):
        claim, digest = self.figure(case), case.digest()
        made = case.decide(claim.id, "edit", {"measure": {"what": "killed", "min": 8, "max": 8, "text": None}}, who="Ada")
        assert case.claim(claim.id).measure.min == 8 and case.ledger.original(claim.id).measure.min == 9
        decided = case.digest()
        case.rebuild()
        assert case.digest() == decided != digest
        back = case.decide(made.id, "undo", None, who="Ada")
        assert case.claim(claim.id) == claim
        count = case.counts()["decisions"]
        with pytest.raises(InputError, match=f"undone already by {back.id}; to bring it back, undo {back.id}"):
            case.decide(made.id, "undo", None, who="Ada")
        assert case.counts()["decisions"] == count
        again = case.decide(back.id, "undo", None, who="Ada")
        assert case.claim(claim.id).measure.min == 8
        with pytest.raises(InputError, match=f"undone already by {again.id}"):
            case.decide(back.id, "undo", None, who="Ada")
        case.decide(made.id, "undo", None, who="Ada")
        assert case.claim(claim.id) == claim

    @pytest.mark.parametrize("verb", ["same", "different"])
    def test_nothing_is_the_same_as_itself_by_decision(self, case, verb):
        first = next(case.incidents()).id
        for short in (first, first[:12]):
            with pytest.raises(InputError, match="names the same incident; name another one"):
                case.decide(first, verb, {"with": short}, who="Ada")
        assert case.decisions() == []

    def test_a_document_gets_another_date(self, case):
        document = next(d for d in case.documents() if "market-wire" in d.path)
        case.decide(document.id, "date", {"start": "2019-07-29", "end": "2019-07-29"}, who="Ada", why="misprint")
        moved = case.document(document.id)
        assert (moved.published.start, moved.published.basis) == ("2019-07-29", "given")
        assert any(c.time and c.time.start == "2019-07-29" for c in case.claims() if c.document == document.id)
        before = case.digest()
        case.rebuild()
        assert case.digest() == before

    @pytest.mark.parametrize(
        ("verb", "value", "words"),
        [
            ("praise", {}, "no such verb"),
            ("grade", {"grade": "fair"}, "not for a claim"),
            ("same", {}, "needs with"),
            ("edit", {}, "needs at least one field"),
            ("edit", {"quote": "other words"}, "'quote' cannot be set"),
            ("edit", {"kind": "miracle"}, "Invalid enum value"),
        ],
    )
    def test_nonsense_is_refused_and_not_written(self, case, verb, value, words):
        before = log.head(case.ledger.db)
        with pytest.raises(InputError, match=words):
            case.decide(self.figure(case).id, verb, value, who="Ada")
        assert log.head(case.ledger.db) == before

    def test_a_decision_needs_a_name(self, case):
        with pytest.raises(InputError, match="name of who makes it"):
            case.decide(self.figure(case).id, "accept", None, who=" ")


def test_bad_documents_among_good_ones(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    good = "Milltown, 3 May 2019\n\nAir strikes killed three civilians in Saraqib on Thursday.\n"
    (folder / "good.txt").write_text(good)
    (folder / "twin.txt").write_text(good)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "garbage.txt").write_bytes(bytes(random.Random(0).randbytes(40_000)))
    (folder / "huge.txt").write_text("Shells fell on the town. " * 800_000)
    case, receipts = built(tmp_path / "case", [folder])
    with case:
        said = {r.path.rsplit("/", 1)[-1]: (r.status, r.message) for r in receipts}
        assert {n: s for n, (s, _) in said.items()} == {
            "good.txt": "added", "twin.txt": "known", "empty.txt": "skipped", "garbage.txt": "skipped",
            "huge.txt": "skipped",
        }  # fmt: skip
        assert all("\n" not in m and ";" in m for s, m in said.values() if s != "added")
        assert case.counts()["documents"] == 1 and len(list(case.archive.ids())) == 1
        assert all(c.ok for c in case.verify())


def test_nothing_half_done_when_extraction_fails(case, tmp_path, monkeypatch):
    path = tmp_path / "new.txt"
    path.write_text("3 May 2019\n\nShelling killed two people in Saraqib on Friday.\n")
    before, length, files = case.digest(), log.head(case.ledger.db), list(case.archive.ids())

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(case.engine, "extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(case.add(path))
    assert (case.digest(), log.head(case.ledger.db), list(case.archive.ids())) == (before, length, files)
    monkeypatch.setattr(case.engine, "extract", lambda *_: 1 / 0)
    (receipt,) = case.add(path)
    assert receipt.status == "skipped" and "ZeroDivisionError" in receipt.message and "please report" in receipt.message
    assert (case.digest(), log.head(case.ledger.db), list(case.archive.ids())) == (before, length, files)


def test_a_full_disk_ends_an_addition(case, tmp_path, monkeypatch):
    path = tmp_path / "new.txt"
    path.write_text("3 May 2019\n\nShelling killed two people in Saraqib on Friday.\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(case.engine, "extract", full)
    with pytest.raises(OSError, match="No space"):
        list(case.add(path))


def test_opening(tmp_path, monkeypatch):
    with pytest.raises(CaseError, match="make one with `trucewatch new"):
        Case.open(tmp_path)
    Case.create(tmp_path / "case").close()
    with pytest.raises(CaseError, match="holds a case already"):
        Case.create(tmp_path / "case")
    (tmp_path / "case" / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "case" / "deep" / "er")
    with Case.open() as case:
        assert case.folder == (tmp_path / "case").resolve()
    (tmp_path / "case" / "case.yaml").write_text("name: x\ncolour: red\n")
    with pytest.raises(CaseError, match="colour"):
        Case.open(tmp_path / "case")


def test_opening_is_cheap(sample_folder):
    import time

    begun = time.perf_counter()
    with Case.open(sample_folder) as case:
        assert case.counts()["documents"] > 30
    assert time.perf_counter() - begun < 0.3


def test_other_places_mean_a_rebuild_before_anything_is_added(case, folder, tmp_path):
    assert not case.refresh()
    rows = "900001\tBalyun\tBalyun\t\t35.72\t36.55\tP\tPPL\tSY\t\t12\t\t\t\t900\t\t\tAsia/Damascus\t2019-01-01\n"
    (tmp_path / "places.txt").write_text(rows)
    case.configure(gazetteers=(str(tmp_path / "places.txt"),))
    check = case.verify()[-1]
    assert not check.ok and "other packs, places or another version" in check.message
    list(case.add(folder))
    assert case.verify()[-1].ok and not case.refresh()


def test_given_dates_settle_the_date(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Shelling killed two people in Saraqib on Friday.\n")
    case, (receipt,) = built(tmp_path / "case", [path], published="2019-05-04", publisher="The Gazette")
    with case:
        assert (receipt.document.published.basis, receipt.document.publisher) == ("given", "The Gazette")
        assert {c.time.start for c in case.claims()} == {"2019-05-03"}
    with pytest.raises(InputError, match="not a day"):
        list(Case.create(tmp_path / "other").add(path, published="May 4"))
