"""The page for addresses that lead nowhere, which has to look right wherever it is shown.

It is shown at any depth and, where a site is previewed, below a path that nobody knew: relative
links and files would not be found. So it holds its style sheet, allowed by digest in its security
policy, and its links are absolute.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from ptgsite.pages.html import SafeHtml
from ptgsite.pages.views.content import Missing

SHEET = "missing.css"
"""The style sheet, among the theme's static files."""


def missing(sheet: str, address: str) -> Missing:
    """The view of the page, for the site published at `address`."""
    style = sheet.replace("</", "<\\/")  # which CSS reads alike, and which ends no element
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return Missing(SafeHtml(style), f"'sha256-{digest}'", address)
