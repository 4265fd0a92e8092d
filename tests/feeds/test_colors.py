"""A team's colour has the name of a colour much like it."""

from __future__ import annotations

import pytest

from ptgsite.feeds.colors import color_name


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ("#1f77b4", "steelblue"),
        ("#d62728", "crimson"),
        ("#2ca02c", "forestgreen"),
        ("#ff7f0e", "darkorange"),
        ("#9467bd", "mediumpurple"),
        ("#000000", "black"),
        ("#fefefe", "white"),
        ("#ba55d3", "mediumorchid"),
        ("#00ffff", "cyan"),
        ("#ff00ff", "magenta"),
    ],
)
def test_the_nearest_name_is_taken(color: str, name: str) -> None:
    """A name's own colour gives that name, and a shade the one nearest to the eye."""
    assert color_name(color) == name
