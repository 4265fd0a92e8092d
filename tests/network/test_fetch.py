"""The door to the network: bounded in time, bytes and redirections, and https unless told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from ptgsite.network import Fetched, NotFetched, fetch
from tests.loopback import Answer, serving


def test_an_answer_comes_with_its_type_and_address() -> None:
    """Redirections within the machine are followed."""
    hop = Answer(status=302, headers={"Location": "/b"})
    text = Answer(b"text", headers={"Content-Type": "text/plain; charset=utf-8"})
    with serving({"/a": hop, "/b": text}) as (base, _):
        assert fetch(f"{base}/a", 10) == Fetched(b"text", "text/plain", f"{base}/b")


def test_too_many_bytes_are_refused() -> None:
    """One more than allowed is too many."""
    with serving({"/": Answer(b"12345678901")}) as (base, _):
        answer = fetch(f"{base}/", 10)
    assert isinstance(answer, NotFetched)
    assert answer.message == "127.0.0.1 sent more than 10 bytes"


def test_an_answer_that_breaks_off_is_none() -> None:
    """A server that announces more than it sends has not sent it all."""
    short = Answer(b"half", headers={"Content-Length": "8", "Connection": "close"})
    with serving({"/": short}) as (base, _):
        answer = fetch(f"{base}/", 100)
    assert isinstance(answer, NotFetched)
    assert "broke off" in answer.message


def test_a_packed_answer_is_told() -> None:
    """It was asked for as it is; unpacking may never end."""
    packed = Answer(b"x", headers={"Content-Encoding": "GZip"})
    with serving({"/": packed, "/text": Answer(b"x", headers={"Content-Encoding": "UTF-8"})}) as (
        base,
        _,
    ):
        answer = fetch(f"{base}/", 10)
        text = fetch(f"{base}/text", 10)
    assert isinstance(answer, NotFetched)
    assert answer.message == "127.0.0.1 sent this packed as gzip, though it was not asked to"
    assert isinstance(text, Fetched)


def test_a_server_that_drips_is_given_up() -> None:
    """The time is for all of it, however little each wait is."""
    over = threading.Event()

    def drip(send: Callable[[bytes], None]) -> None:
        try:
            while not over.wait(0.02):
                send(b".")
        except OSError:
            pass  # the asker has gone

    with serving({"/": Answer(more=drip)}) as (base, _):
        answer = fetch(f"{base}/", 10**6, seconds=0.3)
        over.set()
    assert answer == NotFetched("127.0.0.1 took more than 0.3 seconds", "try again later")


def test_endless_redirections_are_left() -> None:
    """After five."""
    with serving({"/": Answer(status=302, headers={"Location": "/"})}) as (base, asked):
        answer = fetch(f"{base}/", 10)
    assert isinstance(answer, NotFetched)
    assert "leads on and on" in answer.message
    assert len(asked) == 6


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://example.org/", "plain http"),
        ("file:///etc/passwd", "leads on and on, or nowhere"),
        ("ftp://127.0.0.1/", "is no web address"),
    ],
)
def test_a_redirection_obeys_the_same_rules(target: str, reason: str) -> None:
    """No server can send us to a file, another protocol or plain http."""
    with serving({"/": Answer(status=302, headers={"Location": target})}) as (base, _):
        answer = fetch(f"{base}/", 10)
    assert isinstance(answer, NotFetched)
    assert reason in answer.message


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (404, {}, ("has nothing at", "browser")),
        (429, {"Retry-After": "90"}, ("asked too often", "in 90 seconds")),
        (429, {"Retry-After": "soon"}, ("asked too often", "in a minute or two")),
        (403, {}, ("does not show this", "from your browser, and name the file")),
        (503, {}, ("an error (503)", "try again later")),
    ],
)
def test_a_status_is_told_in_words(
    status: int, headers: dict[str, str], said: tuple[str, str]
) -> None:
    """With what helps."""
    with serving({"/": Answer(b"", status, headers)}) as (base, _):
        answer = fetch(f"{base}/", 10)
    assert isinstance(answer, NotFetched)
    assert said[0] in answer.message
    assert said[1] in answer.help


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.org/", "plain http"),
        ("http://localhost.example.org/", "plain http"),
        ("http://a@127.0.0.1/", "is no web address"),
        ("https://exa mple.org/", "is no web address"),
        ("gopher://example.org/", "is no web address"),
    ],
)
def test_other_addresses_are_not_asked(url: str, reason: str) -> None:
    """Plain http is for this machine alone; credentials are for none."""
    answer = fetch(url, 10)
    assert isinstance(answer, NotFetched)
    assert reason in answer.message


def test_a_host_that_refuses_is_told() -> None:
    """Nobody listens there any more."""
    with serving({}) as (base, _):
        pass
    answer = fetch(f"{base}/", 10)
    assert isinstance(answer, NotFetched)
    assert "refused" in answer.message


@pytest.mark.parametrize(
    ("scheme", "answered", "said"),
    [
        (
            "http",
            b"220 mail \x1b[31mESMTP\r\n\r\n",
            "did not answer well: 220 mail \ufffd[31mESMTP",
        ),
        ("http", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf", "broke off"),
        ("https", b"HTTP/1.1 400 Bad Request\r\n\r\n", "does not speak https: wrong version"),
    ],
)
def test_what_is_no_http_is_told(scheme: str, answered: bytes, said: str) -> None:
    """A server of another kind answers, too; its words are told as plain text, in one line."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer_oddly() -> None:
            peer, _ = server.accept()
            with peer:
                peer.recv(1000)
                peer.sendall(answered)

        thread = threading.Thread(target=answer_oddly)
        thread.start()
        answer = fetch(f"{scheme}://127.0.0.1:{port}/", 10)
        thread.join()
    assert isinstance(answer, NotFetched)
    assert said in answer.message
    assert answer.message.isprintable()


def test_an_address_may_have_letters_of_any_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTP knows ASCII alone, so they are asked for in percents, and of a host in IDNA."""
    with serving({"/p/%C3%BC%20%E6%97%A5?q=%C3%A4": Answer(b"text")}) as (base, _):
        answer = fetch(f"{base}/p/ü%20日?q=ä#é", 10)
    assert isinstance(answer, Fetched)
    asked: list[object] = []

    def unknown(host: object, *_: object) -> None:
        asked.append(host)
        raise socket.gaierror(1, "Name unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    answer = fetch("https://日本.example/ü", 10)
    assert isinstance(answer, NotFetched)
    assert answer.message == "日本.example: name unknown"
    assert "spelled" in answer.help
    assert asked == ["xn--wgv71a.example"]
