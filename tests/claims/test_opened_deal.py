"""Statements, deals, terms and whom an act is put to, in the wordings that freshly opened articles showed."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, published="2016-09-20"):
    return EXTRACTOR.text(text, published=published).claims


def kinds(text):
    return {(c.kind, c.event) for c in read(text)}


def test_blame_that_follows_puts_the_act_to_somebody_and_not_the_harm():
    claims = read("Forty people were wounded in a car bombing in Azaz that the council blamed on the Islamic State group.")
    assert {c.kind: c.modality for c in claims} == {"casualties": "asserted", "incident": "accused"}
