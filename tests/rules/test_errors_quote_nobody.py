"""An error that nobody expected ends in the log with its text; what people said is none of the log's business."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from convene.core.framework.document import Measure
from convene.core.manifesto.scalars import Table
from convene.core.nouns import NOUNS
from convene.core.nouns.fields import Draft
from convene.errors import Problem
from convene.services.book import Book

WORDS = "what the ferryman said"


@pytest.mark.parametrize("model", [noun.draft for noun in NOUNS.values()] + [Draft, Table, Measure])
def test_a_value_that_does_not_fit_is_not_quoted(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"ferryman": WORDS})
    assert "ferryman" in str(caught.value)
    assert WORDS not in str(caught.value)


def test_a_row_that_is_refused_is_not_quoted(book: Book) -> None:
    with pytest.raises(Problem) as caught:
        book.do(lambda write: write.insert("actor", [{"id": "1", "name": WORDS}]))
    assert caught.value.__cause__ is not None
    assert "NOT NULL" in str(caught.value.__cause__)
    assert WORDS not in str(caught.value.__cause__)
