"""Texts in XML stay texts, whatever they are."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from ptgsite.feeds.xml_text import DECLARATION, element, parent

NASTY = st.text(st.sampled_from("<>&\"'\n\r\t]]>\0\x1b\ufffe\ud800 a🎉\u202e") | st.characters())


def allowed(text: str) -> str:
    """What XML has a way to write (§2.2)."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


@given(NASTY, NASTY)
def test_any_text_comes_back(text: str, value: str) -> None:
    """A foreign reader gets texts and attributes as they were, without what XML forbids."""
    document = DECLARATION + parent("a", element("b", text, c=value))
    (found,) = ET.fromstring(document.encode())
    assert (found.text or "") == allowed(text)
    assert found.attrib == {"c": allowed(value)}
    assert len(found) == 0


def test_an_empty_element_is_short() -> None:
    """No text, no closing tag."""
    assert element("a", b=1) == '<a b="1"/>\n'
