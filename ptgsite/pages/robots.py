"""What search engines read: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from ptgsite import urls
from ptgsite.pages.words import iso


def sitemap(site: str, paths: Iterable[str], updated: datetime) -> str:
    """The sitemap of the pages at `paths` of the site published at `site`."""
    when = f"<lastmod>{iso(updated)}</lastmod>"
    addresses = (escape(urls.absolute(site, path), quote=False) for path in paths)
    entries = "".join(f"<url><loc>{address}</loc>{when}</url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n"
    )


def robots(site: str) -> str:
    """Everything may be read, and here is a list of it."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urls.absolute(site, urls.SITEMAP)}\n"
