"""Countries and languages are kept by their codes, however people write them, or refused with the right form."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from convene.core.nouns.codesign import ManifestoDraft
from convene.core.nouns.place import PlaceDraft


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("GB", "GB"), ("gb", "GB"), ("UK", "GB"), ("U.K.", "GB"), ("Wales", "GB"), ("Cymru", "GB"), ("scotland", "GB"),
        ("Northern Ireland", "GB"), ("the United Kingdom", "GB"), ("Ireland", "IE"), ("Éire", "IE"), ("France", "FR"),
        ("Cote d'Ivoire", "CI"), ("The Netherlands", "NL"), ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_a_country_is_its_two_letters(typed: str, kept: str) -> None:
    assert PlaceDraft(name="Quay", country=typed).country == kept


@pytest.mark.parametrize("typed", ["XX", "Walse", "Cornwall", "42", "Great"])
def test_what_is_no_country_is_refused_with_the_right_form(typed: str) -> None:
    with pytest.raises(ValidationError, match="two letters, such as GB or IE"):
        PlaceDraft(name="Quay", country=typed)


def test_the_country_that_was_meant_is_named() -> None:
    with pytest.raises(ValidationError, match="did you mean FR"):
        PlaceDraft(name="Quay", country="Frence")


def test_languages_are_tags_in_their_usual_letters() -> None:
    typed = "Welsh, en_gb, ZH-hant, polish, bfi"
    assert PlaceDraft(name="Quay", languages=typed).languages == ("cy", "en-GB", "zh-Hant", "pl", "bfi")  # type: ignore[arg-type]
    assert ManifestoDraft(title="Ours", language="Cymraeg").language == "cy"


@pytest.mark.parametrize("typed", ["Klingonish", "en GB", "cy/en", "english (UK)"])
def test_what_is_no_language_is_refused_with_the_right_form(typed: str) -> None:
    with pytest.raises(ValidationError, match="such as en-GB, cy or pl"):
        PlaceDraft(name="Quay", languages=[typed])  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="such as en-GB, cy or pl"):
        ManifestoDraft(title="Ours", language=typed)
