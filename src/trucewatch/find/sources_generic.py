"""Sources without a name: "a military source", "activists on the ground", "the group", "the 23-page report"."""

from __future__ import annotations

from .sources_memory import Memory, Names
from .sources_model import Said
from .sources_passage import Passage


class Generic:
    """Names them by their own words, or by whom they mean."""

    def __init__(self, passage: Passage, memory: Memory) -> None:
        self.passage = passage
        self.memory = memory
        self.text = passage.text
        self._has = passage.has

    def name(self, first: int, last: int, heads: list[int], item: Said) -> tuple[Names, bool]:
        """What the source in these tokens is called, whose nouns stand at ``heads``, and whether it was named earlier."""
        text, passage, memory = self.text, self.passage, self.memory
        labels = passage.words.labels
        while first < heads[0] and self._has("OF", first):
            first += 1  # "in the town of X residents said"
        start = first
        the = self._has("THE", first)
        while start < last - 1 and self._has("ARTICLE", start):
            start += 1
        head = text.norms[heads[0]]
        # "the Orontes mission" is nobody named before
        own = any(passage.proper(k) and not self._has("BASED", k + 1) and text.words[k] not in labels for k in range(start, heads[0]))
        near = (not own and heads[0] - start <= 1) or (heads[0] - start <= 3 and self._has("BASED", heads[0] - 1))
        if the and (again := self._again(start, last, heads)):
            return again, True
        if the and near and (last - heads[0] <= 1 or self._has("PREP", heads[0] + 1) or self._has("RELATIVE", heads[0] + 1)):
            vague = memory.last_org if self._has("VAGUE", heads[0]) else None
            called = memory.by_noun.get(head)
            if called and called[0].casefold() == head and self._has("DOCUMENT", heads[0]):
                called = memory.meant(heads[0]) or called  # "report says" in a headline names nobody
            known = vague or called or memory.meant(heads[0])
            if not called and self._has("ROLE", heads[0]) and heads[0] + 2 < last and self._has("OF", heads[0] + 1):
                known = vague if any(passage.proper(k) for k in range(heads[0] + 2, last)) else known  # "the governor of X"
            body = not called and not self._has("VAGUE", heads[0]) and not self._has("ROLE", heads[0])
            if known and body and (self._foreign(start, heads[0], known[0]) or self._medium(heads[0], known[0])):
                known = None
            if not known and heads[0] in passage.anaphors:
                known = (passage.anaphors[heads[0]].name,)
            if not known and self._has("VAGUE", heads[0]):  # one that acts rather than speaks: "... the group said"
                acting = [m for m in passage.actors if first - 60 <= m.first < first and not m.generic]
                acting = [m for m in acting if m.name and m.type in ("organisation", "monitor")]
                known = (acting[-1].name,) if acting else None
            if not known and self._has("TELLER", heads[0]) and last - heads[0] == 1:
                known = memory.last  # whoever spoke
            if known:
                if not self._has("DOCUMENT", heads[0]):
                    memory.again(known, person=self._has("ROLE", heads[0]) or self._has("PERSONAL", heads[0]))
                return known, True
        if self._has("SPOKES", heads[0]) and last - heads[0] == 4 and self._has("PREP", heads[0] + 1) and self._has("THE", heads[0] + 2):
            known = memory.last_org if self._has("VAGUE", last - 1) else memory.by_noun.get(text.norms[last - 1]) or memory.meant(last - 1)
            if known:  # "a spokesman for the centre"
                memory.last_person = known
                return known, True
        if the and memory.last_org and self._has("DOCUMENT", heads[-1]) and text.numeric[first + 1]:
            return memory.last_org, True  # "the 23-page report"
        if self._has("DOCUMENT", heads[-1]):
            issuer = memory.issuer(first, heads[-1])
            if issuer:
                return issuer, True
        articles = [k for k in range(start + 1, heads[0]) if self._has("ARTICLE", k) and not self._has("PREP", k - 1)]
        start = articles[-1] + 1 if articles else start
        if self._has("SPEAKERS", heads[0]) and start == first > 0 and self._has("PARTICLE", start) and text.words[start - 1][0].isupper():
            start = heads[0]  # "in Maarat al-Naasan activists said"
        if text.words[heads[0]][0].isupper() and text.words[heads[0] - 1][0].isupper() and heads[0] > start:
            opens = (the and start == first + 1) or (start == first > 0 and text.words[first - 1] == ",")
            whole = opens and all(text.words[k][0].isupper() for k in range(start, heads[0]))
            if whole and self._has("DOCUMENT", last - 1) and text.words[last - 1].islower() and text.words[last - 2][0].isupper():
                last -= 1  # "Health Directorate records show"
            start = start if whole else heads[0]  # "the Damascus Media Office", or a headline that ran on
        spoken = self._has("SPEAKERS", heads[0]) or text.norms[heads[0]] == "media"
        behind = first > 0 and self._has("PREP", first - 1) and item.rule.kind != "according" and not self._has("BY", first - 1)
        if spoken and behind and start == first < heads[0] and text.words[first][0].isupper() and text.words[first] not in labels:
            # "... the border with Turkey local sources said"
            start += text.words[first + 1][0].islower() or text.words[first + 1] in labels
        dates = [k for k in range(start, heads[0]) if self._has("DAY", k) or text.numeric[k]]
        start = dates[-1] + 1 if dates else start
        stop = next((k for k in range(heads[0] + 1, last) if self._has("RELATIVE", k) or text.words[k] == ","), last)
        stop -= stop - 1 > heads[0] and self._has("THERE", stop - 1)
        name = passage.phrase(start, stop)
        named = start in passage.starts and not self._has("GENERIC", start)  # "opposition sources" is no name
        if start == first == item.sentence.first and text.words[start] not in labels and not named and not passage.proper(start):
            name = name[:1].lower() + name[1:]
        names = (name,)
        noun = heads[0]
        while noun + 1 in heads:  # "military source" is a source
            noun += 1
        memory.by_noun[text.norms[noun]] = names
        memory.remember(names, named=any(self._has(sort, heads[0]) for sort in ("MEDIUM", "DOCUMENT", "INSTITUTION")))
        if self._has("PERSONAL", noun):
            memory.last_person = names
        return names, False

    def _again(self, start: int, last: int, heads: list[int]) -> Names:
        """One named before who is called by the same noun and by what his name holds ("a source in X's police command ... the police
        source"), or a body that is called so ("the rescuers"); nobody where the words name another."""
        norms, memory = self.text.norms, self.memory
        noun = norms[last - 1]
        if last - start == 1:
            called = self.passage.words.called.get(noun, ())
            return next((names for names in reversed(memory.heard) if names[0] in called), ()) if called else ()
        if heads[-1] != last - 1 or last - heads[0] != len(heads) or not self._has("PERSONAL", last - 1):
            return ()
        known = memory.by_noun.get(noun)
        spoke = memory.last_person or ()
        if known is None and self._has("SPOKES", last - 1) and len(spoke) > 1 and not self._foreign(start, last - 1, spoke[1]):
            if any(word in spoke[1].casefold().split() for word in norms[start : last - 1]):  # "the ministry spokesman"
                memory.again(spoke, person=True)
                return spoke
        if known is None or any(word not in known[0].casefold() for word in norms[start : last - 1]):
            return ()
        memory.again(known, person=True)
        return known

    def _foreign(self, first: int, last: int, name: str) -> bool:
        """Whether the words before a noun say that it is another state's than the body of this name: "the Russian ministry said,
        citing the Syrian command"."""
        said = {self.text.words[k] for k in range(first, last)} & self.passage.words.labels.keys()
        return bool(said) and said.isdisjoint(name.split())

    def _medium(self, head: int, name: str) -> bool:
        """Whether a name is a medium's and the noun no word for one: "TASS said, citing the military"."""
        words = any(self._has(sort, head) for sort in ("MEDIUM", "OUTLET", "DOCUMENT", "INSTITUTION"))
        return name in self.passage.media and not words

    def shared(self, first: int, last: int, item: Said) -> Names:
        """Two that share a noun: "local and medical sources" are local sources and medical sources."""
        join = next((k for k in range(first + 1, last - 2) if self._has("AND", k)), None)
        if join is None or not self._has("SPEAKERS", last - 1):
            return ()
        if not all(self._has("MOD", k) or k == join or (k < join and self._has("ARTICLE", k)) for k in range(first, last - 1)):
            return ()
        one = self.passage.phrase(join - 1, join)
        if join - 1 == item.sentence.first and one not in self.passage.words.labels and not one.isupper():
            one = one[:1].lower() + one[1:]
        return f"{one} {self.text.words[last - 1]}", self.passage.phrase(join + 1, last)

    def qualified(self, first: int, last: int, heads: list[int]) -> bool:
        """"UN officials", "a source in the Syrian militia": the body only qualifies the noun."""
        head = heads[-1] if self._has("DOCUMENT", heads[-1]) else heads[0]
        if self._has("DOCUMENT", head) or self._has("VOICE", head):
            return False
        starts = self.passage.starts
        inside = [starts[i] for i in range(first, last) if i in starts]
        if any(m.first > first and self._has("SIDING", m.first - 1) for m in inside):
            return True  # "pro-opposition media"
        lead = next((m for m in inside if m.first <= first + 1 and m.last < last), None)
        if lead is not None and (self._has("DET", lead.last) or self.text.words[lead.last] == ","):
            return False  # "the White Helmets, a rescue service"
        apposed = lead is not None and lead.type in ("monitor", "media") and heads[0] - lead.last <= 1
        if apposed and self._has("MEDIUM", heads[-1]):
            return False  # "the Local Coordination Committees activist network"
        if self._has("MEDIUM", head):
            return lead is not None and lead.type in ("group", "generic_armed")  # "opposition media"
        if any(m.first > head and not self._governed(m.first, first) for m in inside):
            return False  # "another activist group the Local Coordination Committees"
        return bool(inside)

    def _governed(self, i: int, first: int) -> bool:
        """Whether a preposition stands before the name at token ``i``, articles and modifiers between aside."""
        k = i - 1
        while k > first and (self._has("DET", k) or self._has("MOD", k) or self.text.words[k][0].isupper()):
            k -= 1
        return self._has("PREP", k)
