"""What the source chapter holds, counted by itself, against the records that were made of it."""

from __future__ import annotations

import sti_frameworks as sti


def test_all_104_footnotes_are_on_record_in_order() -> None:
    footnotes = sti.source("crds-2025").footnotes
    assert [footnote.number for footnote in footnotes] == list(range(1, 105))
    pages = [int(footnote.page) for footnote in footnotes]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (349, 387)


def test_footnotes_that_do_not_support_their_sentence_say_why() -> None:
    footnotes = sti.source("crds-2025").footnotes
    assert {footnote.number for footnote in footnotes if footnote.supports == "no"} == {14, 28, 31, 33, 41, 48, 61}
    assert all(footnote.remark for footnote in footnotes if footnote.supports != "yes")
    # Two footnotes only explain; they cite nothing.
    assert [footnote.number for footnote in footnotes if not footnote.cites] == [4, 46]
