"""Addresses as other programs take them."""

from __future__ import annotations

import pytest

from ptgsite.uri import uri


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a%20b?c=d&e#f", "https://example.org/a%20b?c=d&e#f"),
        ('https://x.example/"\\', "https://x.example/%22%5C"),
        ("https://x.example/a?b=1,2;c=%20#d", "https://x.example/a?b=1,2;c=%20#d"),
        ("https://example.org/ä|b", "https://example.org/%C3%A4%7Cb"),
        ("https://Bücher.example:8080/ü", "https://xn--bcher-kva.example:8080/%C3%BC"),
        ("https://straße.example", "https://xn--strae-oqa.example"),
        ("https://[::1]:80/ü", "https://[::1]:80/%C3%BC"),
        ("https://example.org/http://ü/", "https://example.org/http://%C3%BC/"),
    ],
)
def test_an_address_is_ascii_and_leads_to_the_same_place(address: str, expected: str) -> None:
    """A host by the form that is looked up (RFC 5891), the rest percent-encoded (RFC 3986)."""
    assert uri(address) == expected
