"""What identifies a thing: UUIDs that anybody can make again."""

from __future__ import annotations

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from ptgsite.schedule.uids import uid

NAMESPACE = UUID("aae5cfc4-d564-437a-9f21-eac914724671")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_a_uid_is_the_uuid_of_its_names(names: list[str]) -> None:
    """It is what the standard library makes of the names, so its version and variant are right."""
    assert uid(*names) == str(uuid5(NAMESPACE, "\n".join(names)))
