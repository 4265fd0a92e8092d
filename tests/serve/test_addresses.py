"""What a browser may ask of the server, and what it gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptgsite.serve.addresses import File, Moved, address, answer, host, is_open, type_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder, a file beside it, and links from the one to the other."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "index.html").write_text("secret", "utf-8")
    out = tmp_path / "out"
    for name in ("index.html", "teams/nova/index.html", "teams/nova.ics", ".ptgsite/manifest.json"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(name, "utf-8")
    (out / "link.txt").symlink_to("../secret.txt")
    (out / "links").symlink_to("../secrets")
    return out


def _content(folder: Path, asked: str, base: str = "/") -> bytes | None:
    found = answer(folder, base, asked)
    return found.content if isinstance(found, File) else None


def test_a_folder_is_its_index(folder: Path) -> None:
    """With a slash at the end; without one, the browser is sent there."""
    assert _content(folder, "/") == b"index.html"
    assert _content(folder, "/teams/nova/") == b"teams/nova/index.html"
    assert _content(folder, "/teams/nova/index.html") == b"teams/nova/index.html"
    assert answer(folder, "/", "/teams/nova") == Moved("/teams/nova/")


def test_a_base_is_where_the_site_is(folder: Path) -> None:
    """Nothing is beside it, and its name without a slash leads there."""
    assert _content(folder, "/ptg/teams/nova.ics", "/ptg/") == b"teams/nova.ics"
    assert answer(folder, "/ptg/", "/ptg") == answer(folder, "/ptg/", "/") == Moved("/ptg/")
    assert answer(folder, "/ptg/", "/teams/nova.ics") is None
    assert answer(folder, "/ptg/", "/ptg/teams/nova") == Moved("/ptg/teams/nova/")


@pytest.mark.parametrize(
    "asked",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/teams/..%2f..%2f../secret.txt",
        "/..\\secret.txt",
        "/link.txt",
        "/links/",
        "/links",
        "/links/index.html",
        "/.ptgsite/manifest.json",
        "/teams/nova.ics%00",
        "/teams/nova.ics/",
        "//etc/passwd",
        "/" + "a" * 5000,
        "/%ff",
        "/nothing",
        "/teams",
    ],
)
def test_nothing_else_is_given_out(folder: Path, asked: str) -> None:
    """Neither what is outside, by whatever way, nor ptgsite's own records."""
    assert answer(folder, "/", asked) is None


def test_an_output_folder_may_be_a_link(folder: Path) -> None:
    """As `build --output` allows: only what is below it may not."""
    link = folder.with_name("current")
    link.symlink_to("out")
    assert _content(link, "/teams/nova.ics") == b"teams/nova.ics"


def test_content_types() -> None:
    """Those that programs ask for: a calendar as such, and what is unknown as bytes."""
    assert type_of("teams/nova.ics") == "text/calendar; charset=utf-8"
    assert type_of("manifest.webmanifest") == "application/manifest+json; charset=utf-8"
    assert type_of("changes.atom") == "application/atom+xml; charset=utf-8"
    assert type_of("plan.json") == "application/json; charset=utf-8"
    assert type_of("a/b.JS") == "text/javascript; charset=utf-8"
    assert type_of("teams.v1/nova") == "application/octet-stream"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("localhost:8000", ("localhost", "8000")),
        ("LOCALHOST", ("localhost", "80")),
        ("ptg.localhost:1", ("ptg.localhost", "1")),
        ("127.0.0.1:8000", ("127.0.0.1", "8000")),
        ("192.168.0.7:8000", ("192.168.0.7", "8000")),
        ("[::1]:8000", ("[::1]", "8000")),
        ("desk.example:8000", ("desk.example", "8000")),
        ("evil.example:8000", None),
        ("localhost.evil.example", None),
        ("127.0.0.1.evil.example", None),
        ("", None),
        ('localhost"><script>', None),
        ("localhost:99999999", None),
        ("[::1", None),
    ],
)
def test_whose_name_this_is(header: str, found: tuple[str, str] | None) -> None:
    """A stranger's name that leads here is turned away; addresses can't be lent like that."""
    assert host(header, "Desk.example") == found


def test_where_to_look() -> None:
    """An address that a browser on this machine can open."""
    assert address("127.0.0.1", 8000, "/ptg/") == "http://127.0.0.1:8000/ptg/"
    assert address("0.0.0.0", 8000, "/") == "http://localhost:8000/"
    assert address("::1", 8000, "/") == "http://[::1]:8000/"
    assert address("desk.example", 80, "/") == "http://desk.example:80/"


def test_who_can_look() -> None:
    """Other machines, unless it is the loopback."""
    assert [is_open(name) for name in ("127.0.0.1", "::1", "localhost")] == [False] * 3
    assert [is_open(name) for name in ("0.0.0.0", "::", "desk.example")] == [True] * 3
