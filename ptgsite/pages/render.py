"""Views -> the files of a site: pages, static files and what search engines read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ptgsite import urls
from ptgsite.pages import colors, robots
from ptgsite.pages.common import common
from ptgsite.pages.home import site
from ptgsite.pages.plan import PagePlan, plan
from ptgsite.pages.theme import Theme, ThemeError, theme
from ptgsite.pages.views import Site
from ptgsite.schedule.model import Schedule


def render_pages(
    schedule: Schedule, theme_folders: Sequence[Path], updated: datetime
) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file that pages and themes make, every path once.

    `theme_folders` are searched in turn for each template and static file, `updated` is the time
    of the last change of the sources. Raises ThemeError where a template is at fault.
    """
    files = theme(theme_folders)
    shared = common(schedule)
    about = site(schedule, shared, updated)
    plans = list(plan(schedule, shared, about))
    yield from _pages(plans, about, files, schedule.event.url)
    yield from _static(schedule, files)
    found = [page.head.path for page in plans if page.head.path != urls.NOT_FOUND]
    address = schedule.event.url
    yield urls.SITEMAP, robots.sitemap(address, found, updated).encode()
    yield urls.ROBOTS, robots.robots(address).encode()


def _pages(
    plans: Sequence[PagePlan], about: Site, files: Theme, address: str
) -> Iterator[tuple[str, bytes]]:
    environment = _environment(files.templates)
    for page in plans:
        fields = {
            "site": about,
            "head": page.head,
            "root": _root(page.head.path, address),
            page.name: page.view,
        }
        yield page.head.path, _filled(environment, page.template, fields).encode()


def _root(path: str, address: str) -> str:
    # 404.html is shown at any depth, so that its links have to start at the top of the host.
    return urlsplit(address).path if path == urls.NOT_FOUND else urls.to_root(path)


def _filled(environment: _Environment, template: str, fields: Mapping[str, object]) -> str:
    try:
        return environment.get_template(template).render(fields)
    except TemplateSyntaxError as error:
        raise ThemeError(error.message or "", error.name or template, error.lineno) from error
    except TemplateError as error:
        raise ThemeError(error.message or "", template, None) from error
    except Exception as error:  # a template is a program of its author's
        raise ThemeError(f"{type(error).__name__}: {error}", template, None) from error


class _Environment(ImmutableSandboxedEnvironment):
    """Shows views and nothing else: a theme comes with a pull request, as the rest does."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A record's field at once; anything else as the sandbox sees fit."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(templates: Mapping[str, Path]) -> _Environment:
    def load(name: str) -> str | None:
        try:
            return templates[name].read_text("utf-8") if name in templates else None
        except UnicodeDecodeError as error:
            raise ThemeError("is not UTF-8 text", name, None) from error

    return _Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _static(schedule: Schedule, files: Theme) -> Iterator[tuple[str, bytes]]:
    own = {f"{urls.STATIC}/{name}": path for name, path in files.static.items()}
    if urls.TEAM_COLORS not in own:
        yield urls.TEAM_COLORS, colors.sheet(schedule.teams).encode()
    for path, source in own.items():
        yield path, source.read_bytes()
