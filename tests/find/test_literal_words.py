"""A word that patterns only name literally keeps the tags that its looks give it."""

from tests.claims.reading import ENGINE, EXTRACTOR

from trucewatch.read import Raw, to_document


def chunk(word):
    """The word's chunk in a sentence."""
    text = f"They spoke of the {word} again."
    found = ENGINE.finder.find(to_document(Raw(data=text.encode(), text=text), EXTRACTOR.packs, published="2020-02-14"))
    return next((c for sent in found.sents for c in sent.chunks if word.lower() in c.norm.split()), None)


def literal_only():
    """Words that stand in the lexicon for nothing but patterns that name them."""
    for form in ENGINE.finder.lexicon.forms():
        names = {t for e in form.entries for t in e.tags}
        if len(names) == 1 and (name := names.pop()).startswith("=") and name[1:].isascii() and name[1:].isalpha():
            yield name[1:]


def test_words_that_patterns_name_have_the_tags_of_their_looks():
    words = sorted(literal_only())
    asked = 0
    for word in words[:: len(words) // 40]:
        for written, looks in ((word, "WORD"), (word.capitalize(), "CAP")):
            got = chunk(written)
            if got is not None and got.kind == "word" and got.norm == word:
                assert {f"={word}", looks, "LITERAL"} <= got.tags, word
                asked += 1
    assert asked > 20
