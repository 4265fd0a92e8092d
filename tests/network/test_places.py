"""Redirections: none leads further into a network than the address that was given."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ptgsite.network import Fetched, NotFetched, fetch
from ptgsite.network.places import Place, place_of
from tests.loopback import Answer, serving

PUBLIC, PRIVATE, HERE = "93.184.216.34", "10.1.2.3", "127.0.0.1"


def _go(
    monkeypatch: pytest.MonkeyPatch, peers: list[str], inner: str = "inner.example.org"
) -> Fetched | NotFetched:
    """Fetch a name that leads to another; their servers are at these addresses, it seems."""
    seen: Iterator[str] = iter(peers)
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *rest, **more: real(HERE, *rest, **more))
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: (next(seen), 80))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving({}) as (spare, _):
        port = spare.rpartition(":")[2]
    hop = Answer(status=302, headers={"Location": f"http://{inner}:{port}/b"})
    with serving({"/a": hop, "/b": Answer(b"text")}, port=int(port)):
        return fetch(f"http://pads.example.org:{port}/a", 10, plain_http=True)


@pytest.mark.parametrize(
    "peers",
    [[PUBLIC, PUBLIC], [PRIVATE, PUBLIC], [PRIVATE, PRIVATE], [HERE, PRIVATE], [HERE, HERE]],
)
def test_it_may_lead_as_far_in_as_the_address(
    monkeypatch: pytest.MonkeyPatch, peers: list[str]
) -> None:
    """Who gives an address of his own network means it."""
    assert isinstance(_go(monkeypatch, peers), Fetched)


@pytest.mark.parametrize(
    ("peers", "where"),
    [
        ([PUBLIC, HERE], "to this machine"),
        ([PUBLIC, "::ffff:127.0.0.1"], "to this machine"),
        ([PUBLIC, "169.254.169.254"], "to this machine"),
        ([PUBLIC, PRIVATE], "into a private network"),
        ([PUBLIC, "fd00::1"], "into a private network"),
        ([PRIVATE, HERE], "to this machine"),
    ],
)
def test_it_may_not_lead_further_in(
    monkeypatch: pytest.MonkeyPatch, peers: list[str], where: str
) -> None:
    """Whatever its name is: the other end of the connection tells."""
    answer = _go(monkeypatch, peers)
    assert isinstance(answer, NotFetched)
    assert answer.message == (
        f"pads.example.org: a redirection is not followed: inner.example.org leads {where}"
    )
    assert "write its address yourself" in answer.help


@pytest.mark.parametrize(
    "inner", ["127.0.0.1", "2130706433", "0x7f.1", "%31%32%37.0.0.1", "localhost", "[::1]"]
)
def test_no_way_to_write_this_machine_leads_to_it(
    monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    """As a number of any kind, or in percents."""
    answer = _go(monkeypatch, [PUBLIC, HERE], inner)
    assert isinstance(answer, NotFetched)
    assert "is not followed" in answer.message


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("localhost", Place.HERE),
        ("LOCALHOST.", Place.HERE),
        ("127.8.9.1", Place.HERE),
        ("::1", Place.HERE),
        ("fe80::1%eth0", Place.HERE),
        ("0.0.0.0", Place.HERE),
        ("192.168.0.9", Place.PRIVATE),
        ("8.8.8.8", Place.PUBLIC),
        ("localhost.example.org", Place.PUBLIC),
    ],
)
def test_numbers_tell_where_a_host_is(host: str, place: Place) -> None:
    """And a name does not."""
    assert place_of(host) is place
