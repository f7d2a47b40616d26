"""What joins an unknown name to others: lists of places, and the words that open them."""

from __future__ import annotations

from ..text import Sentence, Text
from .place_words import PlaceWords

PLACE = 1  # how a token of a place's name is marked
ACTOR, _KNOWN = 2, 3  # how a token of a party's name is, and one that the lexicon knows for something else


class Neighbours:
    """Reads what stands beside a run of capitalised words; ``taken`` tells which tokens are names of places already."""

    def __init__(self, words: PlaceWords) -> None:
        self.words = words

    def continues(self, text: Text, end: int, start: int, taken: bytearray) -> bool:
        """Whether only commas, joiners and names already taken stand between a list's last member and ``start``."""
        at = end
        while at < start:
            joiner = self.words.joiners.starting(text.norms, at, start)
            if joiner is not None:
                at = joiner[0]
            elif taken[at] == PLACE or text.norms[at] in (",", ";", "،") or text.norms[at] in self.words.definite:
                at += 1
            else:
                return False
        return True

    def head(self, text: Text, s: Sentence, start: int, taken: bytearray) -> int:
        """Where the list begins that ``start`` stands in: leftwards over commas, joiners and names of places."""
        at = head = start
        while at > s.first:
            joiner = self.words.joiners.ending(text.norms, at, s.first)
            if joiner is not None:
                at = joiner[0]
            elif taken[at - 1] == PLACE:
                at -= 1
                head = at
            elif text.norms[at - 1] in (",", ";", "،") or text.norms[at - 1] in self.words.definite:
                at -= 1
            else:
                break
        return head

    def beside(self, text: Text, s: Sentence, start: int, stop: int, taken: bytearray) -> bool:
        """Whether a comma or joiner ties the run to a name that is known for a place."""
        w, norms = self.words, text.norms
        at = start
        if at > s.first and norms[at - 1] in w.definite:
            at -= 1
        joiner = w.joiners.ending(norms, at, s.first)
        at = joiner[0] if joiner else at
        while at > s.first and norms[at - 1] == ",":
            at -= 1
        if at < start and at > s.first:
            level = w.after.ending(norms, at, s.first)
            if taken[at - 1] == PLACE or (level is not None and level[0] > s.first and taken[level[0] - 1] == PLACE):
                return True
        return self.followed(text, s, stop, taken)

    def followed(self, text: Text, s: Sentence, stop: int, taken: bytearray) -> bool:
        """Whether a name of a place stands behind a comma or joiner after the run."""
        norms, at = text.norms, stop
        while at < s.last and norms[at] == ",":
            at += 1
        joiner = self.words.joiners.starting(norms, at, s.last)
        at = joiner[0] if joiner else at
        return stop < at < s.last and taken[at] == PLACE

    def _past(self, text: Text, s: Sentence, stop: int, taken: bytearray) -> int:
        """The end of a list of places that goes on behind the run: "X and the city of Y were shelled"."""
        at = stop
        while at < s.last and self.followed(text, s, at, taken):
            while taken[at] != PLACE:
                at += 1
            while at < s.last and taken[at] == PLACE:
                at += 1
        return at

    def amid(self, text: Text, s: Sentence, start: int, stop: int, taken: bytearray) -> bool:
        """Whether names of places stand on both sides, each behind a comma or joiner: a list's middle."""
        norms, at = text.norms, start
        while at > s.first and norms[at - 1] == ",":
            at -= 1
        if at == start or taken[at - 1] != PLACE:
            return False
        return self.followed(text, s, stop, taken)

    def among(self, text: Text, s: Sentence, start: int, stop: int, taken: bytearray) -> bool:
        """Whether the run is a member of a list of places that a verb of places or a word like "in" opens: what joins it
        stands right before it or behind it, and no verb has it for its subject."""
        w, norms = self.words, text.norms
        head = self.head(text, s, start, taken)
        if all(table.ending(norms, head, s.first) is None for table in (w.verbs, w.relations, w.verbs_with_actor)):
            return False
        if self.followed(text, s, stop, taken):
            return True
        if head == start or w.joiners.ending(norms, start, s.first) is None:
            return False
        after = norms[stop] if stop < s.last else ""
        if w.relations.starting(norms, stop, s.last) is not None:
            return stop - start == 1 or norms[start] in w.starts  # but not "in Tripoli and John Smith in Beirut"
        return not after or not after[0].isalnum() or after in w.stopwords

    def acted_on(self, text: Text, s: Sentence, start: int, stop: int, taken: bytearray) -> bool:
        """Whether the run is what an actor fled, lost or attacked, what fell to an actor, or what only a place can suffer."""
        w, norms = self.words, text.norms
        verb = w.verbs_with_actor.ending(norms, start, s.first)
        if verb is not None:
            k = verb[0] - 1
            while k >= max(s.first, verb[0] - 2) and taken[k] != ACTOR and not text.words[k][0].isupper():
                k -= 1  # "rebels have since fled X"
            return k >= s.first and taken[k] == ACTOR and self._ends(text, s, stop)
        if (start == s.first or norms[start - 1] == ",") and w.verbs_suffered.starting(norms, self._past(text, s, stop, taken), s.last):
            return True
        verb = w.verbs_behind.starting(norms, stop, s.last)
        if verb is None or (start > s.first and norms[start - 1].isalnum() and norms[start - 1] not in w.stopwords):
            return False
        k = verb[0]
        while k < s.last and norms[k] in w.definite:
            k += 1
        return k < s.last and taken[k] == ACTOR

    def _ends(self, text: Text, s: Sentence, stop: int) -> bool:
        """Whether no more of a name follows, nor who somebody of that name is."""
        w, norms = self.words, text.norms
        if stop >= s.last:
            return True
        if norms[stop] == ",":
            near = range(stop + 1, min(s.last, stop + 6))
            return stop + 1 >= s.last or norms[stop + 1] not in w.stopwords or any(w.before.starting(norms, k, s.last) for k in near)
        return not norms[stop][0].isalnum() or norms[stop] in w.stopwords or w.relations.starting(norms, stop, s.last) is not None
