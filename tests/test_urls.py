"""The addresses of a site's files."""

from __future__ import annotations

import pytest

from ptgsite.urls import absolute


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", ""),
        ("teams/nova/index.html", "teams/nova/"),
        ("teams/nova/index.html#at-2026-10-26-0900", "teams/nova/#at-2026-10-26-0900"),
        ("index.html#index.html", "#index.html"),
        ("teams/myindex.html", "teams/myindex.html"),
        ("people/a~b_c.ics", "people/a~b_c.ics"),
        ("tage/ä%/index.html#é#?", "tage/%C3%A4%25/#%C3%A9%23%3F"),
        ("a b?c.ics", "a%20b%3Fc.ics"),
        ("a#b#c", "a#b%23c"),
        ("a\n", "a%0A"),
    ],
)
def test_an_absolute_address_leads_to_a_file_or_a_place_in_it(path: str, expected: str) -> None:
    """What stands for something else in an address is percent-encoded, once (RFC 3986 §2.4)."""
    assert absolute("https://ptg.example/2026/", path) == f"https://ptg.example/2026/{expected}"
