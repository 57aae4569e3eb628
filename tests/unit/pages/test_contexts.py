"""The contexts of templates: one frozen type a template, each with what every page has."""

import msgspec
import pytest

from builder.pages import contexts
from builder.pages.contexts import CONTEXTS, Context, NotFoundContext
from tests.helpers import ROOT


def test_every_context_is_listed_once() -> None:
    every = {one for one in vars(contexts).values() if isinstance(one, type)}
    assert set(CONTEXTS) == {one for one in every if issubclass(one, Context)} - {Context}
    assert len(CONTEXTS) == len(set(CONTEXTS))


def test_each_has_a_template_of_its_own() -> None:
    names = [context.template for context in CONTEXTS]
    assert len(set(names)) == len(names)
    assert all((ROOT / "theme/templates" / name).is_file() for name in names)


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.template)
def test_each_has_title_and_description_and_is_never_half_filled(context: type[Context]) -> None:
    fields = msgspec.structs.fields(context)
    assert [field.name for field in fields][:2] == ["title", "description"]
    assert all(field.required for field in fields)


def test_a_context_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        NotFoundContext("Not found", "x").title = "y"  # type: ignore[misc]
