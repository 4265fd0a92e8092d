"""Proxies: when one is the trouble, it is named, with what helps."""

from __future__ import annotations

import socket
import threading

import pytest

from ptgsite.network import NotFetched, fetch
from tests.loopback import Answer, serving


def _ask(monkeypatch: pytest.MonkeyPatch, proxy: str, scheme: str = "https") -> NotFetched:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv(f"{scheme}_proxy", proxy)
    answer = fetch(f"{scheme}://pads.example.org/p/a", 10, seconds=5, plain_http=True)
    assert isinstance(answer, NotFetched)
    return answer


def test_a_proxy_that_is_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variable that names it, and without its password."""
    with serving({}) as (base, _):
        pass
    at = base.removeprefix("http://")
    answer = _ask(monkeypatch, f"http://me:secret@{at}")
    assert answer.message == (
        f"pads.example.org: the proxy {at}, which https_proxy names: connection refused"
    )
    assert answer.help == (
        "look whether it runs; without a proxy: unset https_proxy, or name pads.example.org in "
        "no_proxy"
    )


@pytest.mark.parametrize(
    ("status", "said", "help_"),
    [
        ("403 Not you", "Not you (403)", "ask who runs the proxy"),
        ("407 Password?", "Password? (407)", "https_proxy=http://name:password@127.0.0.1:"),
    ],
)
def test_a_proxy_that_refuses_is_named(
    monkeypatch: pytest.MonkeyPatch, status: str, said: str, help_: str
) -> None:
    """With its words."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def refuse() -> None:
            peer, _ = server.accept()
            with peer:
                peer.recv(1000)
                peer.sendall(f"HTTP/1.1 {status}\r\n\r\n".encode())

        thread = threading.Thread(target=refuse)
        thread.start()
        answer = _ask(monkeypatch, f"127.0.0.1:{server.getsockname()[1]}")
        thread.join()
    assert f"which https_proxy names, does not ask it: {said}" in answer.message
    assert help_ in answer.help


@pytest.mark.parametrize(
    ("status", "said"), [(502, "an error (502), by way of the proxy"), (407, "a password (407)")]
)
def test_an_error_by_way_of_a_proxy_says_so(
    monkeypatch: pytest.MonkeyPatch, status: int, said: str
) -> None:
    """It may be the proxy's own."""
    with serving({"http://pads.example.org/p/a": Answer(b"", status)}) as (base, _):
        answer = _ask(monkeypatch, base, "http")
    assert said in answer.message


def test_a_slow_proxy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the time of the whole request."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        at = f"127.0.0.1:{server.getsockname()[1]}"
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("https_proxy", f"http://{at}")
        answer = fetch("https://pads.example.org/", 10, seconds=0.2)
    assert isinstance(answer, NotFetched)
    assert f"the proxy {at}" in answer.message
    assert "unset https_proxy" in answer.help


def test_the_variable_is_named_as_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """In capitals, where nobody has set the other."""
    monkeypatch.delenv("https_proxy", raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:port")
    answer = fetch("https://pads.example.org/", 10)
    assert isinstance(answer, NotFetched)
    assert answer.message.startswith("HTTPS_PROXY ")


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "http://127.0.0.1:port", "http://"])
def test_what_is_no_proxy_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """Before anything is asked."""
    answer = _ask(monkeypatch, proxy)
    assert answer.message == "https_proxy names no proxy that speaks http"
    assert "https_proxy=http://" in answer.help
