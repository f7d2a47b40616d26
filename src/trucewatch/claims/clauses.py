"""Clauses that tell of another time than the sentence that holds them: what rebels "had seized in 2015", "before the truce
took effect on 6 March"."""

from __future__ import annotations

from collections.abc import Sequence

from ..rules.vocabulary import TriggerForm
from ..text import Chunk
from .asides import MARK
from .draft import HARM, usual
from .grammar import Grammar

EARLIER = "EARLIER"  # words that open a clause on what came after the main clause's act ("before")
LATERON = "LATERON"  # what stands between acts of different days ("weeks after")
_PERFECT = 4  # chunks from "which has" to what was done
_NOW = "now"
BYGONE = "BYGONE"  # what is told of a thing's or a person's past ("which was built")
STILL = "STILL"
MOMENT = "MOMENT"  # what makes it the same day nevertheless ("hours before")
_FOLLOWING = frozenset(("FOLLOWS", MARK))  # words that open a clause on what came first ("after")
_SAME = frozenset(("SINCEWORD", "OCCASION"))  # clauses whose time is the main clause's too
_THERE = frozenset(("SETTLEMENTS", "SITE", "QUARTER", "AREA"))
_BEGAN = frozenset(("FOLLOWS", "WITHWORD"))  # with or after what something began
_TOLD_OF = HARM | {"control_change", "movement", "displacement", "agreement"}
_NOUN = 4  # chunks from an attribute to its noun
_FRONT = 3  # chunks in which the word stands that opens a sentence's first clause
_PARTED = frozenset(("REL", "COMMA"))
_NEXT = frozenset(("V", "TRIGGER", "BREAK", "COMMA"))
_DAY = frozenset(("date", "weekday", "relative"))
_COUNTED = 7  # chunks from the verb by which a toll rises to its day
_RELEASE = 5  # chunks from a film to the verb of its release, and from that to its day
_BESIDE = 6  # chunks from a place to the verb of its clause
_WITH_NOUNS = frozenset((MARK, "BUT"))  # behind and before which a noun tells of another act as well as a verb
_AMID = frozenset(("AFTERWORD", "DURINGWORD"))
_LIST = 12  # chunks from the word before a list of places to one of them
_POSITION = {"position"}
BASED = "BASEDWORD"  # what is said of forces where they stand: "based", "garrisoned"
CAME = frozenset(("CAMEFROM", BASED))  # what is said of arms and people from where they come: "fired", "coming"
GUNS = "GUNS"
_ARMS = frozenset(("AIRCRAFT", "ARTILLERY", "MUNITION", GUNS))
_OF_A_PLACE = frozenset(("control_change", "control_state", "population"))  # what clauses about a place tell of it
_CLAUSE = 16  # chunks back from a time to the word that opens its clause


def ever_did(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the act at ``at`` is what an aside says that somebody has done so far, and ``k`` stands in what he did: "X, which has
    sent troops, buried a man in Beirut on Friday"."""
    if k < at + 2 or "COMMA" not in grammar.tags(chunks):
        return False
    opens = next((j for j in range(at - 1, max(-1, at - _PERFECT), -1) if chunks[j].tags & grammar.relative), -1)
    if opens < 1 or "COMMA" not in chunks[opens - 1].tags or "HAVE" not in chunks[opens + 1].tags:
        return False
    end = next((j for j in range(at + 1, k) if "COMMA" in chunks[j].tags), -1)
    return end > 0 and bool(chunks[end + 1].tags & grammar.verb)


def background(grammar: Grammar, chunks: list[Chunk], at: int, k: int, kind: str) -> bool:
    """Whether the time at ``k`` stands in a clause that says nothing of when the act at ``at`` was: one about a place
    ("in X, which rebels had seized in 2015"), in the pluperfect, about what came later ("before ..."), or about an act of
    the same kind elsewhere ("took X after it had taken Y on Monday")."""
    if kind == "statement" and _behind_act(grammar, chunks, at, k):
        return True
    if kind in HARM and (_released(chunks, k) or _recounted(chunks, k)):
        return True
    if kind == "incident" and usual(chunks, at):
        return True  # "has been under siege since 2013 and is regularly shelled"
    if chunks[k].value.node.args.get("attributive") and not any({"TRIGGER", "NOUN"} <= x.tags for x in chunks[k + 1 : k + _NOUN]):
        return True  # "recent raids" are dated, "recent reports" of raids date none
    if ever_did(grammar, chunks, at, k):
        return True
    if k < at and any(x.kind == "time" and _on_from(x) for x in chunks[k + 1 : at]):
        return True  # "took X on Friday and two days later bombed Y"
    if k < at and _led_to(chunks, k, at):
        return True  # "took X on Friday a day after it was lost"
    if k < at - 1 and _of_aside(grammar, chunks, k, kind):
        return True  # "X, held by Y since 2012, was captured in March"
    if k < at and kind in _OF_A_PLACE and not grammar.relative.isdisjoint(grammar.tags(chunks)):
        j, _ = _opening(grammar, chunks, at + 1, -1)
        if k < j and chunks[j].tags & grammar.relative and _about_place(grammar, chunks, j):
            return True  # "on Friday jets hit X, which rebels had captured", "where 4,000 people live"
    if LATERON in grammar.tags(chunks):
        low, high = (at, k) if at < k else (k, at)
        if any(LATERON in x.tags for x in chunks[low:high]):
            return True
        if any(LATERON in x.tags for x in chunks[:_FRONT]) and any("COMMA" in x.tags for x in chunks[low:high]):
            return True  # "weeks after A fell, jets bombed B on Friday"
    if k < at and chunks[k + 1].tags & grammar.join and STILL in chunks[min(k + 2, at)].tags:
        return True  # "took X in May and is now shelling Y"
    if at < k - 1 and chunks[k - 1].tags & grammar.relative and not _harm(chunks, k, k + _BESIDE):
        return True  # "fought the group, which in June declared a state"
    j, had = _opening(grammar, chunks, k, at)
    if j >= 0 and k < at and chunks[j].tags & grammar.relative and chunks[k + 1].tags & grammar.say:
        return True  # "the army, which took X in May, said it shelled Y"
    if j < 0 or (at > j and not (at > k and _closed(chunks, k, at))):
        return False
    tags = chunks[j].tags
    if tags & grammar.relative and any(BYGONE in x.tags for x in chunks[j + 1 : k]):
        return True  # "a hall which was opened in 2004", "a man who joined the group in 2013"
    if tags & grammar.relative or "TRIGGER" in tags:
        clause = [x for x in chunks[j + 1 : k] if not x.tags & grammar.occur]  # "an offensive in X that began on Friday"
        present = chunks[k].value.node.op == _NOW  # "X, where 200 families are now camped"
        told = had or present or at > j or "TRIGGER" in tags
        told = told or (_acts(clause, False) and (_struck(chunks, j, k) or not _harm(chunks, j, k)))
        return told and (_about_place(grammar, chunks, j) or ("TRIGGER" not in tags and _about_force(chunks, at, j, k, had or at > j)))
    if at > j or tags & _SAME:
        return False
    if EARLIER in tags:
        left = chunks[j - 1] if j else None
        return left is None or not (left.kind in ("time", "quantity") or MOMENT in left.tags)
    if not tags.isdisjoint(_FOLLOWING) and any(x.kind == "place" for x in chunks[max(0, j - _CLAUSE) : j]):
        if any(x.kind == "place" for x in chunks[j:k]) and _acts(chunks[j + 1 : k], False, kind):
            return True
    return had and tags.isdisjoint(_SAME) and not (j and chunks[j - 1].tags & grammar.say)


def _on_from(x: Chunk) -> bool:
    """Whether a time is told from the one before it, as later ("two days later")."""
    node = x.value.node
    return bool(node.op == "near" and x.value.context and node.args.get("n") == 1)


def _of_aside(grammar: Grammar, chunks: list[Chunk], k: int, kind: str) -> bool:
    """Whether the time at ``k`` ends an aside about a place that a participle opens, none on the act ("carried out in May")."""
    if "COMMA" not in chunks[k + 1].tags:
        return False
    j = next((j for j in range(k - 1, max(0, k - _CLAUSE), -1) if "COMMA" in chunks[j].tags), 0)
    if j < 1 or chunks[j - 1].kind != "place":
        return False
    first = next((x.tags for x in chunks[j + 1 : k] if not x.tags & grammar.skip), frozenset())
    return first >= {"PAST", "TRIGGER"} and not (kind in HARM and first & grammar.light)


def _led_to(chunks: list[Chunk], k: int, at: int) -> bool:
    """Whether a time behind the one at ``k`` leads on to the act at ``at`` as what came before: "a day after"."""
    for j in range(at - 1, k, -1):
        x = chunks[j]
        if x.kind == "time" and x.value.forward:
            return True
        if not x.tags.isdisjoint(_NEXT):
            return False
    return False


def _behind_act(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the time at ``k`` is that of an act which a statement is about: "condemned the raid that killed ten on Tuesday",
    "condemned Tuesday's raid", but "condemned the raid on the town on Tuesday"."""
    if at < k and owns(grammar, chunks[k]) and any({"TRIGGER", "NOUN"} <= x.tags for x in chunks[k + 1 : k + _NOUN]):
        return True
    first = at + 1
    if "NOUN" in chunks[at].tags and at < k:  # its own verb tells of no other act: "the talks collapsed on Sunday"
        own = next((j for j in range(first, k) if chunks[j].tags & grammar.verb), k)
        first = first if any(x.tags & grammar.border for x in chunks[first:own]) else own + 1
    return _tells_only(chunks[first:k], _TOLD_OF) and not closing(grammar, chunks, at, k)


def owns(grammar: Grammar, x: Chunk) -> bool:
    """Whether a time is a day's genitive ("Tuesday's raid"), the apostrophe lost or not."""
    norm = x.norm.replace("'", "").replace("\u2019", "")
    return " " not in norm and norm.endswith(grammar.genitive_days)


def closing(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the day at ``k`` closes the clause of the verb at ``at``, nouns alone between: "condemned the raid on Tuesday"."""
    between = chunks[at + 1 : k]
    if k <= at or chunks[k].value.kind not in _DAY or grammar.governor(chunks, k) == "of":
        return False
    if any(x.tags & grammar.border or not x.tags.isdisjoint(_PARTED) for x in between):
        return False
    if k + 1 < len(chunks) and chunks[k + 1].tags & grammar.verb:
        return False
    for before, x in zip(chunks[at:k], between, strict=False):
        noun = "NOUN" in x.tags or ("ING" in x.tags and before.tags & grammar.determiner)
        if x.tags & grammar.verb and not noun and not before.tags & grammar.infinitive:
            return False
    return True


def of_speaker(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the time or place at ``k`` stands in a clause about whoever tells of the act at ``at``: "X, who reached A on Friday,
    said a shell hit his house"."""
    if k >= at or grammar.relative.isdisjoint(grammar.tags(chunks)):
        return False
    n = k + 1
    while n < at and (chunks[n].kind in ("time", "place") or "COMMA" in chunks[n].tags or not chunks[n].tags.isdisjoint(("PREP", "AND"))):
        n += 1
    if n >= at or not chunks[n].tags & grammar.say:
        return False
    j, _ = _opening(grammar, chunks, k, -1)
    x = chunks[j - 1 - ("COMMA" in chunks[j - 1].tags)] if j > 1 else None
    if x is None or not chunks[j].tags & grammar.relative:
        return False
    return x.kind == "actor" or not x.tags.isdisjoint(("PERSON", "CAP", "VOICES")) or "COMMA" in chunks[j - 1].tags


def retold(grammar: Grammar, chunks: list[Chunk], at: int) -> bool:
    """Whether the act at ``at`` stands in a clause about a place that the sentence names for something else."""
    named = grammar.tags(chunks)
    if grammar.relative.isdisjoint(named) and "COMMA" not in named:
        return False
    j, _ = _opening(grammar, chunks, at + 1, -1)
    if j <= 1 or not _about_place(grammar, chunks, j):
        return False
    return "TRIGGER" in chunks[j].tags or (bool(chunks[j].tags & grammar.relative) and not _harm(chunks, j, at + 1))


def of_other_act(grammar: Grammar, chunks: list[Chunk], at: int, k: int, best: int, nouns: bool = False) -> bool:
    """Whether the place at ``k`` is told of another act than the one at ``at``, which has ``best``: "shelled A after jets bombed B"."""
    if chunks[k].value.name in chunks[best].value.admin:
        return False  # the province that it lies in
    step = 1 if k > at else -1
    j = next((j for j in range(at + step, k, step) if _sets_apart(grammar, chunks[j]) or (nouns and chunks[j].tags & _AMID)), -1)
    nouns = nouns or j < 0 or chunks[j].kind == "time" or not _WITH_NOUNS.isdisjoint(chunks[j].tags)
    if j < 0 and any(_sets_apart(grammar, x) for x in chunks[:_FRONT]):
        j = next((j for j in range(at + step, k, step) if "COMMA" in chunks[j].tags), -1)
        nouns = step < 0  # "after clashes in A, rebels took B"
    if j < 0 or (at < j) != (best < j):
        return False
    if step > 0:
        return _acts(chunks[j + 1 : k + _BESIDE], nouns)
    listed = grammar.join | grammar.determiner
    while k and (chunks[k - 1].kind == "place" or chunks[k - 1].tags & listed or "COMMA" in chunks[k - 1].tags):
        k -= 1  # the first of a list
    return _acts(chunks[max(0, k - _BESIDE) : j], nouns)


def _released(chunks: list[Chunk], k: int) -> bool:
    """Whether the time at ``k`` is the day on which a film of the act was shown: "a video posted on 4 July showing"."""
    j = next((j for j in range(k - 1, max(-1, k - _RELEASE), -1) if "PUBLISHED" in chunks[j].tags), -1)
    return j > 0 and any("FILM" in x.tags for x in chunks[max(0, j - _RELEASE) : j])


def recounted(chunks: Sequence[Chunk]) -> int:
    """Where the day stands on which a toll of an act that no other day is told of was counted anew; -1 where none does."""
    days = [k for k, x in enumerate(chunks) if x.kind == "time"]
    return days[0] if len(days) == 1 and _recounted(chunks, days[0]) else -1


def _recounted(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the day at ``k`` is the one on which more dead were counted: "the toll from a blast rose to 40 on Sunday"."""
    if chunks[k].value.kind not in _DAY:
        return False
    j = next((j for j in range(k - 1, max(-1, k - _COUNTED), -1) if "ROSE" in chunks[j].tags), -1)
    if j < 0 or any(not x.tags.isdisjoint(("BREAK", "SUB")) for x in chunks[j:k]):
        return False
    return any("TOLLWORD" in x.tags for x in chunks[max(0, j - _CLAUSE) : j])


def opened(chunks: list[Chunk], k: int, at: int) -> int:
    """The word that opens a clause on what happened at the time at ``k``, where the act at ``at`` stands in it ("since July,
    when troops advanced"), or with which it began ("since the war began in 2011 with raids on"); -1 where there is none."""
    if (began := chunks[k].value.node.args.get("began")) and k + 1 < at <= k + _CLAUSE:
        if not chunks[k + 1].tags.isdisjoint(_BEGAN) and all(x.tags.isdisjoint(("COMMA", "BREAK", "HAVE")) for x in chunks[k + 1 : at]):
            return k + 1
    j = k + 1 + any("COMMA" in x.tags for x in chunks[k + 1 : k + 2])
    if j >= at or "OCCASION" not in chunks[j].tags:
        return -1
    done = (not k or began) and any("HAVE" in x.tags for x in chunks[j:at])  # "since May, when rain set in, 12 have died and 40 been hurt"
    return -1 if done else j


def answers(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the place at ``k`` is where the act was that the one at ``at`` followed: "hit positions after a rocket was
    fired at B"."""
    j = next((j for j in range(at + 1, k) if _sets_apart(grammar, chunks[j])), -1)
    if j < 0 or (chunks[j].tags.isdisjoint(_FOLLOWING) and chunks[j].kind != "time"):
        return False
    return _acts(chunks[j + 1 : k], MARK in chunks[j].tags, "incident")


def stationed(grammar: Grammar, chunks: list[Chunk], at: int, k: int) -> bool:
    """Whether the place at ``k`` is only where those stand, or come from, who did the act at ``at``: "shells were fired by fighters
    positioned in A", "fighters positioned in A and B shelled C", "rockets fired from A hit a clinic", but "fighters in A were hit"."""
    if chunks[k].kind != "place":
        return False
    listed = grammar.join | grammar.determiner | grammar.of | grammar.place_noun | _THERE
    j = k - 1
    while j > 0 and k - j < _LIST and (chunks[j].kind == "place" or chunks[j].tags & listed or "COMMA" in chunks[j].tags):
        j -= 1
    tags = chunks[j].tags
    if tags & grammar.at and not tags & grammar.origin:
        tags = chunks[j - 1].tags  # "based at", "guns at"
    if "TRIGGER" not in tags and BASED not in tags and GUNS not in tags and not tags & grammar.origin:
        return False
    a = _striker(grammar, chunks, j, at)
    if a < 0 or grammar.governor(chunks, a) == "agent":
        return a >= 0
    n = k + 1
    while n < len(chunks) and (chunks[n].kind == "place" or chunks[n].tags & listed or "COMMA" in chunks[n].tags):
        n += 1
    acts = n < len(chunks) and {"TRIGGER", "V"} <= chunks[n].tags and "ING" not in chunks[n].tags and kinds(chunks[n]) != _POSITION
    return acts and grammar.voice(chunks, n, "past") == "active"


def _striker(grammar: Grammar, chunks: list[Chunk], j: int, at: int) -> int:
    """Who or what stands at, or comes from, the place behind the word at ``j``: a force, aircraft, guns or what they fire; or -1."""
    whence = bool(chunks[j].tags & grammar.origin)
    if not whence and chunks[j].tags & grammar.at and j:
        j -= 1  # "based at"
        if GUNS in chunks[j].tags:
            return j  # "guns at the X camp hit Y"
    stands = "TRIGGER" in chunks[j].tags and j != at and kinds(chunks[j]) == _POSITION
    a = j - 1
    if whence or BASED in chunks[j].tags:
        a = j - whence
    elif not stands:
        return -1
    while a > 0 and (not chunks[a].tags.isdisjoint(CAME) or chunks[a].tags & (grammar.relative | grammar.aux | grammar.perfect)):
        a -= 1
    return a if chunks[a].kind == "actor" or not chunks[a].tags.isdisjoint(_ARMS) else -1


def _sets_apart(grammar: Grammar, x: Chunk) -> bool:
    """Whether a chunk opens a clause or phrase on another act ("after", "in response to", "two days after")."""
    return bool(x.tags & grammar.border) or MARK in x.tags or (x.kind == "time" and x.value.forward)


def _acts(chunks: list[Chunk], nouns: bool, kind: str = "") -> bool:
    """Whether a verb (or a noun, behind a marker) that tells of an act, or of one of a kind, stands among chunks."""
    for x in chunks:
        if "BREAK" in x.tags:
            return False
        if "TRIGGER" in x.tags and ("V" in x.tags or (nouns and "NOUN" in x.tags)) and (not kind or kind in kinds(x)):
            return True
    return False


def kinds(x: Chunk) -> set[str]:
    """The kinds of claims that a trigger may give."""
    return {s.kind for e in x.refs if isinstance(e.ref, TriggerForm) for s in e.ref.trigger.gives}


def _opening(grammar: Grammar, chunks: list[Chunk], k: int, at: int) -> tuple[int, bool]:
    """The word that opens the clause of ``k``, and whether its verb is in the perfect; -1 where it is no such clause or
    the one of ``at`` as well."""
    verb = had = False
    for j in range(k - 1, max(-1, k - _CLAUSE), -1):
        tags = chunks[j].tags
        if j == at or "BREAK" in tags or "COMMA" in tags:
            break
        if tags & grammar.relative or tags & grammar.border:
            return (j, had) if verb else (-1, False)
        if "TRIGGER" in tags and (_apposed(grammar, chunks, j) or (0 <= at < j and _taken(grammar, chunks, j))):
            return j, True
        verb = verb or bool(tags & grammar.verb) or "TRIGGER" in tags
        had = had or bool(tags & grammar.perfect)
    return -1, False


def _apposed(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether a participle goes with a noun that only says what the name before it is: "X, a village taken by ..."."""
    after = chunks[j + 1].tags if j + 1 < len(chunks) else frozenset()
    if not ("PAST" in chunks[j].tags or ("BASE" in chunks[j].tags and after & grammar.agent)):
        return False
    return bool(chunks[j - 1].tags & _THERE) and any("COMMA" in x.tags for x in chunks[max(0, j - 4) : j - 1])


def _taken(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether a participle with its agent goes with the place right before it: "to retake X captured by rebels in May"."""
    after = chunks[j + 1].tags if j + 1 < len(chunks) else frozenset()
    return chunks[j - 1].kind == "place" and "PAST" in chunks[j].tags and bool(after & grammar.agent)


def _closed(chunks: list[Chunk], k: int, at: int) -> bool:
    """Whether a comma stands between a time and a later act."""
    return any("COMMA" in x.tags for x in chunks[k + 1 : at])


def _about_place(grammar: Grammar, chunks: list[Chunk], j: int) -> bool:
    """Whether a place or a noun for one stands right before the relative word."""
    j -= 1
    while j > 0 and "COMMA" in chunks[j].tags:
        j -= 1
    return j >= 0 and (chunks[j].kind == "place" or bool(chunks[j].tags & _THERE))


def _about_force(chunks: list[Chunk], at: int, j: int, k: int, any_: bool) -> bool:
    """Whether a force or a state stands before the relative word; one without a name of its own only where ``any_`` may. What
    did harm may be the act of which it is told before: "clashes between rebels that have killed dozens this month"."""
    if at < j and "NOUN" in chunks[at].tags and _harm(chunks, j, k):
        return False
    comma = j > 0 and "COMMA" in chunks[j - 1].tags
    x = chunks[j - 1 - comma] if j > comma else None
    return x is not None and x.kind == "actor" and (any_ or comma or not x.value.generic)


def _struck(chunks: list[Chunk], j: int, k: int) -> bool:
    """Whether an act of its own and its victims are told of in a clause: "X, where a gas attack left 80 dead in May"."""
    told = [kinds(x) for x in chunks[j + 1 : k] if "TRIGGER" in x.tags]
    return any("incident" in t and "casualties" not in t for t in told) and any("casualties" in t and "incident" not in t for t in told)


def _harm(chunks: list[Chunk], j: int, k: int) -> bool:
    """Whether an act or its victims are told of in a clause: "X, where five people were killed on Friday"."""
    return _tells_only(chunks[j + 1 : k], HARM)


def _tells_only(chunks: list[Chunk], of: frozenset[str]) -> bool:
    """Whether a trigger that gives claims of these kinds and no others stands among chunks."""
    return any(kinds and kinds <= of for kinds in (kinds(x) for x in chunks if "TRIGGER" in x.tags))
