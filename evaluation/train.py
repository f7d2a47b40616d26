"""Train the linear scorers on annotated articles and write their weights as a readable table.

    python evaluation/train.py --check           cross-validated scores by kind and set, and of the articles no rule was written from
    python evaluation/train.py --write           train on all articles and write packs/ontology/weights.yaml

Binary logistic regression with an L2 penalty over the engine's own named features; every candidate that competed for a
slot is one example. Folds are by the SHA-256 of the document's name.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from articles import OWN, REWRITTEN, ROOT, SETS, articles, fold, shared, studied
from choices import train_choices
from sentences import Plain, Sentence, plain_sentences, sentences, told_of, told_plainly
from trucewatch import flow
from trucewatch.claims import scorers
from trucewatch.claims.draft import Draft
from trucewatch.claims.engine import Claimer
from trucewatch.claims.merge import Telling, fullness, repeat_features
from trucewatch.claims.scorers import Scorer
from trucewatch.gazetteer import Gazetteer
from trucewatch.model import to_builtins
from trucewatch.read import Raw, read_source, to_document
from trucewatch.rules import load

SLOTS = ("by", "against", "place", "time")
CHOICES = ("choose-time", "choose-place", "choose-by")
WEIGHTS = ROOT / "src/trucewatch/packs/ontology/weights.yaml"
MIN_COUNT = 3
#: adjudicated annotations count more than those of our own coders, and an article told in other words less: it is one once more
WEIGHT = {"seeds": 5.0, "fakes": 5.0, "news": 5.0, "wikipedia": 5.0, "rewritten": 0.5}


def scoring() -> Any:
    """The published scorer, loaded from where the annotated articles lie."""
    spec = importlib.util.spec_from_file_location("score_claims", shared() / "tools" / "score_claims.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Reader:
    """Reads an article as the program does, with the publication day that its meta gives."""

    def __init__(self) -> None:
        self.packs = load()
        self.engine = flow.Engine(self.packs, Gazetteer.from_packs(self.packs))

    def document(self, path: Path, meta: dict[str, Any]) -> Any:
        raw = next(iter(read_source(path)))
        assert isinstance(raw, Raw), raw
        return to_document(raw, self.packs, publisher=meta.get("publisher"), published=meta.get("published"))


class Article:
    """One annotated article with what was found in it."""

    def __init__(self, name: str, path: Path, meta: dict[str, Any], gold: list[dict[str, Any]], reader: Any) -> None:
        self.set, self.name, self.gold = name, path.name, gold
        self.document = reader.document(path, meta)
        self.found = reader.engine.finder.find(self.document)


def bounds(d: Draft) -> tuple[float | None, float | None]:
    g = d.c.group
    return (g.min, g.max) if g else (None, None)


def agree(score: Any, art: Article, d: Draft) -> tuple[dict[str, Any] | None, bool]:
    """The gold claim that a draft tells, and whether it would count as strict."""
    text = art.found.text.raw
    s = d.sent.sentence
    best: tuple[dict[str, Any] | None, bool] = (None, False)
    for g in art.gold:
        if g["kind"] != d.c.sense.kind or score.overlap(score.span(text, g), (s.start, s.end)) < 0.5:
            continue
        m = g.get("measure")
        if m and m["what"] != d.c.measure:
            continue
        ok = (not m or (m.get("min"), m.get("max")) == bounds(d)) and (
            not g.get("event") or g["event"] == d.c.sense.event
        )
        if best[0] is None or (ok and not best[1]):
            best = (g, ok)
    return best


class Examples:
    """Feature lists with labels, for one scorer."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.labels: list[int] = []
        self.weights: list[float] = []

    def add(self, features: list[str], label: bool, weight: float = 1.0) -> None:
        self.rows.append(features)
        self.labels.append(int(label))
        self.weights.append(weight)


def collect(score: Any, claimer: Claimer, art: Article, into: dict[str, Examples]) -> None:
    """Candidates of one article with their labels."""
    seen: dict[int, list[tuple[str, Any, list[str]]]] = defaultdict(list)

    def dump(role: str, c: Any, k: int, mention: Any, features: list[str]) -> None:
        seen[id(c)].append((role, mention, features))

    claimer.slots.dump = dump
    drafts, _ = claimer.drafts(art.found)
    claimer.slots.dump = None
    for d in drafts:
        gold, strict = agree(score, art, d)
        into["accept"].add(scorers.names(d.features), gold is not None and strict, WEIGHT.get(art.set, 1.0))
        if gold is None:
            continue
        for role, mention, features in seen[id(d.c)]:
            if role in ("by", "against"):
                names = [
                    a for a in gold.get("actors") or [] if a["role"] == role or (role == "by" and a["role"] == "party")
                ]
                label = any(score.any_same(a, {"name": mention.name, "text": mention.text}) for a in names)
            elif role == "place":
                places = gold.get("places") or []
                if not places:
                    continue
                label = score.any_same(places[0], {"name": mention.name, "text": mention.text})
            else:
                t = gold.get("time") or {}
                when = art.found.resolve(mention, None, None)
                label = bool(when and t and (when.start, when.end) == (t.get("start"), t.get("end")))
            into[role].add(features, label)


def fit(examples: Examples, l2: float, prior: dict[str, float] | None = None) -> dict[str, float]:
    """Weights by feature name, drawn towards ``prior`` (zero where it says nothing)."""
    counts = Counter(f for row in examples.rows for f in set(row))
    names = sorted(f for f, n in counts.items() if n >= MIN_COUNT)
    index = {f: i for i, f in enumerate(names)}
    indptr, indices = [0], []
    for row in examples.rows:
        indices += sorted({index[f] for f in row if f in index})
        indptr.append(len(indices))
    x = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(examples.rows), len(names)))
    y = np.array(examples.labels) * 2 - 1
    w = np.array(examples.weights)

    start = np.array([(prior or {}).get(f, 0.0) for f in names])

    def loss(theta: Any) -> tuple[float, Any]:
        z = y * (x @ theta)
        value = np.sum(w * np.logaddexp(0, -z)) + 0.5 * l2 * (theta - start) @ (theta - start)
        grad = -(x.T @ (w * y / (1 + np.exp(z)))) + l2 * (theta - start)
        return value, grad

    got = minimize(loss, start.copy(), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {f: round(float(v), 2) for f, v in zip(names, got.x, strict=True) if abs(v) >= 0.05}


L2 = {"accept": 8.0, "repeat": 6.0, "choose": 8.0, "by": 8.0, "against": 8.0, "place": 8.0, "time": 8.0}
SHIFT = {"accept": 0.5, "repeat": -0.5}


def train(
    score: Any,
    claimer: Claimer,
    arts: list[Article],
    slots: tuple[str, ...],
    bare: Sequence[Sentence] = (),
    simple: Sequence[Plain] = (),
) -> dict[str, dict[str, float]]:
    """Weights of the named slots' scorers, of acceptance on the new slots, then of the choices among options; ``bare``
    are the rules' own examples and ``simple`` single sentences, from which acceptance learns beside the articles."""
    into: dict[str, Examples] = defaultdict(Examples)
    out: dict[str, dict[str, float]] = {}
    if slots:
        for a in arts:
            collect(score, claimer, a, into)
    for name in slots:
        prior = dict(claimer.scorers[name].weights)
        weights = {**prior, **fit(into[name], L2[name], prior)}
        out[name] = weights
    install(claimer, out)
    into = defaultdict(Examples)
    for a in arts:
        collect(score, claimer, a, into)
    for sentence in bare:
        for features, wanted in told_of(claimer, sentence):
            into["accept"].add(features, wanted)
    for plain in simple:
        for features, wanted in told_plainly(claimer, plain):
            into["accept"].add(features, wanted)
    out["accept"] = fit(into["accept"], L2["accept"])
    out["accept"]["bias"] = round(out["accept"].get("bias", 0.0) + SHIFT["accept"], 2)
    install(claimer, out)
    chosen = train_choices(claimer, arts, agree, score, L2["choose"], WEIGHT)
    out.update(chosen)
    install(claimer, {**out, "repeat": {}})
    told: Examples = Examples()
    for a in arts:
        repetitions(score, claimer, a, told)
    out["repeat"] = fit(told, L2["repeat"])
    out["repeat"]["bias"] = round(out["repeat"].get("bias", 0.0) + SHIFT["repeat"], 2)
    install(claimer, out)
    return out


def repetitions(score: Any, claimer: Claimer, art: Article, into: Examples) -> None:
    """Suspected repetitions of one article: those whose sentence has an annotated claim of its own are none."""
    drafts, _ = claimer.drafts(art.found)
    taken = [d for d in drafts if d.score >= 0.0]
    claimer.chooser.settle(art.found, taken)
    telling = Telling(taken)
    matched = {id(d): agree(score, art, d) for d in taken}
    used: set[int] = set()
    for d in sorted(taken, key=fullness, reverse=True):
        found = list(telling.suspects(d))
        gold, strict = matched[id(d)]
        if found:
            new = gold is not None and strict and id(gold) not in used
            for o, why in found[:1]:
                into.add(scorers.names(repeat_features(d, o, why)), not new, WEIGHT.get(art.set, 1.0))
            if not new:
                continue
        if gold is not None:
            used.add(id(gold))
        telling.keep(d)


def install(claimer: Claimer, weights: dict[str, dict[str, float]]) -> None:
    """Put weights into a claimer."""
    for name, table in weights.items():
        scorer: Scorer = claimer.scorers[name]
        scorer.weights = dict(table)
        if name == "repeat":
            claimer.repeats.scorer = scorer
        if name.startswith("choose-"):
            claimer.chooser.scorers[name.removeprefix("choose-")] = scorer


def tally(score: Any, claimer: Claimer, arts: list[Article]) -> dict[str, Any]:
    """The published scorer's figures over these articles."""
    total: Counter[str] = Counter()
    slot: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for a in arts:
        system = [to_builtins(c) for c in claimer.claims(a.document, a.found).claims]
        total["gold"] += len(a.gold)
        total["system"] += len(system)
        for c in a.gold:
            kinds[c["kind"]]["gold"] += 1
        for c in system:
            kinds[c["kind"]]["system"] += 1
        for i, _, sl in score.pair(a.found.text.raw, a.gold, system):
            k = a.gold[i]["kind"]
            strict = sl["measure"] is not False and sl["event"] is not False
            full = strict and all(sl[x] for x in ("time", "place", "by", "source", "modality"))
            for c in (total, kinds[k]):
                c["found"] += 1
                c["strict"] += strict
                c["full"] += full
            for n, v in sl.items():
                if v is not None:
                    slot[n][0] += v
                    slot[n][1] += 1
    return {"total": total, "slots": dict(slot), "kinds": kinds}


def f1(c: Counter[str], level: str) -> float:
    return 2 * c[level] / (c["gold"] + c["system"]) if c["gold"] + c["system"] else 0.0


def report(title: str, t: dict[str, Any], by_kind: bool = False) -> None:
    c = t["total"]
    slots = "  ".join(f"{k} {v[0] / v[1]:.2f}" for k, v in sorted(t["slots"].items()))
    p = c["strict"] / max(c["system"], 1)
    print(f"{title:26s} gold {c['gold']:5d} sys {c['system']:5d}  found {f1(c, 'found'):.3f} strict {f1(c, 'strict'):.3f}"
          f" (P {p:.3f} R {c['strict'] / max(c['gold'], 1):.3f}) full {f1(c, 'full'):.3f} | {slots}")  # fmt: skip
    if by_kind:
        for k, n in sorted(t["kinds"].items(), key=lambda x: -x[1]["gold"]):
            scores = "  ".join(f"{level} {f1(n, level):.3f}" for level in ("found", "strict", "full"))
            print(f"    {k:15s} {n['gold']:4d} {n['system']:4d}  {scores}")


def add(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    slots = {
        k: [a["slots"].get(k, [0, 0])[i] + b["slots"].get(k, [0, 0])[i] for i in (0, 1)]
        for k in {*a["slots"], *b["slots"]}
    }
    kinds = {k: a["kinds"].get(k, Counter()) + b["kinds"].get(k, Counter()) for k in {*a["kinds"], *b["kinds"]}}
    return {"total": a["total"] + b["total"], "slots": slots, "kinds": kinds}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--check", action="store_true"), ap.add_argument("--write", action="store_true")
    ap.add_argument("--folds", type=int, default=5), ap.add_argument("--json", action="store_true")
    ap.add_argument("--as-is", action="store_true", help="only the weights in the pack, by fold parity and set")
    ap.add_argument("--slots", default="", help="slots to train besides acceptance, e.g. by,place,time")
    (
        ap.add_argument("--slot-l2", type=float, default=L2["by"]),
        ap.add_argument("--l2", type=float, default=L2["accept"]),
        ap.add_argument("--shift", type=float, default=SHIFT["accept"]),
        ap.add_argument("--choose-l2", type=float, default=L2["choose"]),
        ap.add_argument("--repeat-shift", type=float, default=SHIFT["repeat"]),
    )
    ap.add_argument("--sets", default=",".join((*SETS, *OWN)), help="sets to train on")
    a = ap.parse_args()
    SHIFT["repeat"] = a.repeat_shift
    L2["accept"], SHIFT["accept"], L2["choose"] = a.l2, a.shift, a.choose_l2
    L2.update(dict.fromkeys(SLOTS, a.slot_l2))
    slots = tuple(s for s in a.slots.split(",") if s)
    score = scoring()
    reader = Reader()
    bare = sentences(reader.packs, reader.engine.finder)
    simple = plain_sentences(reader.packs, reader.engine.finder)
    arts = [Article(name, path, meta, gold, reader) for name, path, meta, gold in articles(tuple(a.sets.split(",")))]
    claimer = reader.engine.claimer
    hand = {n: dict(claimer.scorers[n].weights) for n in (*SLOTS, *CHOICES, "accept", "repeat")}
    once = [x for x in arts if x.set != REWRITTEN]
    report("weights in the pack", tally(score, claimer, once), by_kind=a.as_is)
    if a.as_is:
        for name in a.sets.split(","):
            report(f"  {name}", tally(score, claimer, [x for x in arts if x.set == name]))
        report("  held articles of all", tally(score, claimer, [x for x in once if not studied(x.set, x.name)]))
        for k in (0, 1):
            report(f"  half {k}", tally(score, claimer, [x for x in once if fold(x.name, 2) == k]))
    if a.check:
        total: dict[str, Any] | None = None
        by_set: dict[str, Any] = {}
        for k in range(a.folds):
            install(claimer, {**hand, **{name: {} for name in CHOICES}})
            train(score, claimer, [x for x in arts if fold(x.name, a.folds) != k], slots, bare, simple)
            for name in a.sets.split(","):
                unseen = [x for x in arts if fold(x.name, a.folds) == k and x.set == name]
                held = tally(score, claimer, [x for x in unseen if not studied(name, x.name)])
                whole = add(held, tally(score, claimer, [x for x in unseen if studied(name, x.name)]))
                for row, t in ((name, whole), (f"{name}, held", held)):
                    by_set[row] = add(by_set[row], t) if row in by_set else t
                if name != REWRITTEN:
                    total = whole if total is None else add(total, whole)
        assert total is not None
        report("trained, all unseen", total, by_kind=True)
        for name, t in by_set.items():
            report(f"  {name}", t)
        for title, of in (("adjudicated", tuple(SETS)), ("held articles of all", {*SETS, *OWN} - {REWRITTEN})):
            rows = [t for name, t in by_set.items() if name.endswith(", held") == ("held" in title) and name.split(",")[0] in of]
            report(title, reduce(add, rows))
        install(claimer, hand)
    if a.write:
        install(claimer, {name: {} for name in CHOICES})
        weights = train(score, claimer, arts, slots, bare, simple)
        report("trained on all (seen)", tally(score, claimer, once))
        old = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))["weights"]
        head = "# Weights of the linear scorers, by feature. Written by: python evaluation/train.py --write\n# 'count' is set by hand.\n"
        table = {"weights": {**old, **{n: dict(sorted(w.items())) for n, w in weights.items()}}}
        WEIGHTS.write_text(
            head + yaml.safe_dump(table, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8"
        )
        print(f"written: {WEIGHTS.relative_to(ROOT)}", file=sys.stderr)
    if a.json:
        print(json.dumps({"documents": len(arts)}))


if __name__ == "__main__":
    main()
