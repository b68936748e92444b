"""Import, export and check: all or nothing, never over a file that is there, exit codes that scripts can trust."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import ROOT

HARROW = ROOT / "sample_places" / "harrow-quay.toml"
FRAMEWORK = ROOT / "convene" / "library" / "starter_framework.toml"


def test_a_place_goes_out_and_comes_back_the_same(cli: Cli, new_cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "out.toml"
    said = cli.fine("export", "place", "-o", str(file))
    assert said.out == ""
    assert file.read_text("utf-8") == cli.fine("export", "place").out
    new_cli.fine("import", str(file))
    assert new_cli.fine("export", "place").out == file.read_text("utf-8")
    assert new_cli.fine("status").out.startswith("Harrow Quay\n")


def test_an_export_never_replaces_a_file_unless_told(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "kept.csv"
    file.write_text("mine")
    refused = cli("export", "actor", "-o", str(file))
    assert refused.code == 1
    assert "--force" in refused.err
    assert file.read_text() == "mine"
    cli.fine("export", "actor", "-o", str(file), "--force")
    assert file.read_text("utf-8").startswith("\ufeffslug,name,")
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []
    assert cli("export", "actor", "-o", str(tmp_path / "no" / "folder.csv")).code == 3


@pytest.mark.parametrize(
    ("what", "name"),
    [("manifesto", "m.toml"), ("manifesto", "m.md"), ("manifesto", "m.html"), ("manifesto", "m.json"),
     ("place", "p.json"), ("needs", "n.json"), ("need", "n.toml"), ("actors", "a.csv")],
)  # fmt: skip
def test_the_ending_of_the_file_says_the_format(cli: Cli, tmp_path: Path, what: str, name: str) -> None:
    file = tmp_path / name
    cli.fine("export", what, "-o", str(file))
    text = file.read_text("utf-8-sig")
    if file.suffix == ".toml":
        assert tomllib.loads(text)
    elif file.suffix == ".json":
        assert json.loads(text)
    else:
        assert {".md": "# ", ".html": "<!", ".csv": "slug,"}[file.suffix] == text[: len("slug,")][
            : {".csv": 5}.get(file.suffix, 2)
        ]


@pytest.mark.parametrize("what", ["manifesto", "heard", "profile", "notice", "signup", "invites"])
def test_every_document_comes_as_pdf_and_docx(cli: Cli, tmp_path: Path, what: str) -> None:
    pdf, word = tmp_path / "x.pdf", tmp_path / "x.DOCX"
    cli.fine("export", what, "-o", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF-")
    cli.fine("export", what, "-o", str(word))
    assert word.read_bytes().startswith(b"PK")
    assert cli.fine("export", what, "--form", "pdf").raw == pdf.read_bytes(), "the same book gives the same bytes"
    assert cli.fine("export", what, "--format", "docx").raw == word.read_bytes()


def test_what_is_no_text_does_not_go_to_a_terminal(cli: Cli) -> None:
    refused = cli("export", "heard", "--format", "pdf", terminal=True)
    assert (refused.code, refused.raw, "-o FILE.pdf" in refused.err) == (1, b"", True)


def test_large_print_is_for_what_is_printed(cli: Cli, tmp_path: Path) -> None:
    sizes = []
    for large in ((), ("--large",)):
        cli.fine("export", "heard", "-o", str(tmp_path / f"x{len(large)}.pdf"), *large)
        sizes.append(pages(tmp_path / f"x{len(large)}.pdf"))
    assert sizes[0] < sizes[1]
    refused = cli("export", "manifesto", "--large", "--format", "toml")
    assert (refused.code, "--format pdf" in refused.err) == (1, True)
    refused = cli("export", "kumu", "elements", "--large")
    assert (refused.code, "not a page" in refused.err) == (1, True)


def pages(file: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(file).pages)


def test_the_manifesto_is_shorter_than_it_was_and_says_its_file(cli: Cli, tmp_path: Path) -> None:
    from tests.files.reading_documents import pdf_words

    cli.fine("export", "manifesto", "-o", str(tmp_path / "m.pdf"))
    assert pages(tmp_path / "m.pdf") <= 14
    sha = tomllib.loads(cli.fine("export", "manifesto").out)["content_sha256"]
    found = pdf_words((tmp_path / "m.pdf").read_bytes())
    assert found.count(sha[:8]) >= pages(tmp_path / "m.pdf"), "on the foot of each page"


def test_an_ending_nothing_is_written_as_is_refused(cli: Cli, tmp_path: Path) -> None:
    refused = cli("export", "manifesto", "-o", str(tmp_path / "m.doc"))
    assert (refused.code, ".docx" in refused.err, list(tmp_path.glob("m.*"))) == (2, True, [])
    assert cli("export", "actor", "-o", str(tmp_path / "a.pdf")).code == 2


def test_a_published_manifesto_is_remembered(cli: Cli, tmp_path: Path) -> None:
    before = len(cli.fine("list", "publication", "--format", "json").data)
    cli.fine("export", "manifesto")
    assert len(cli.fine("list", "publication", "--format", "json").data) == before
    file = tmp_path / "m.toml"
    cli.fine("export", "manifesto", "-o", str(file))
    kept = cli.fine("list", "publication", "--format", "json").data
    assert len(kept) == before + 1
    assert tomllib.loads(file.read_text("utf-8"))["content_sha256"] in [one["sha256"] for one in kept]


def test_minutes_come_as_text(cli: Cli) -> None:
    handle = cli.fine("list", "workshop", "--format", "json").data[0]["slug"]
    assert cli.fine("export", "minutes", handle).out.startswith("# ")
    asked = cli("export", "minutes")
    assert asked.code == 2
    assert "Whose minutes?" in asked.err


def test_what_cannot_be_exported_says_so(cli: Cli) -> None:
    assert "no account yet" in cli("export", "account", "--format", "toml").err
    assert cli("export", "account", "--format", "toml").code == 1
    assert "Did you mean actor" in cli("export", "acter").err
    refused = cli("export", "place", "--format", "html")
    assert (refused.code, "toml or json" in refused.err) == (2, True)


def test_an_incomplete_manifesto_is_text_but_no_file(new_cli: Cli) -> None:
    new_cli.fine("add", "place", "Our Street")
    refused = new_cli("export", "manifesto")
    assert refused.code == 1
    assert refused.out == ""
    assert "--format md" in refused.err
    assert new_cli.fine("export", "manifesto", "--format", "md").out.startswith("# ")


def test_a_list_is_looked_at_first_and_then_brought_in(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("name,primary_type,slug\nNew Club,citizen,new-club\nSaltworks CIC,vcse,saltworks\n", "utf-8")
    before = cli.fine("export", "place").out
    looked = cli.fine("import", str(file), "--as", "actor", "--dry-run")
    assert "1 actor added" in looked.out
    assert "Nothing was changed." in looked.err
    assert cli.fine("export", "place").out == before
    assert "1 actor added" in cli.fine("import", str(file), "--as", "actor").err
    cli.fine("show", "actor", "new-club")
    cli.fine("undo")
    assert cli.fine("export", "place").out == before
    asked = cli("import", str(file))
    assert (asked.code, "--as actor" in asked.err) == (2, True)


def test_an_import_is_preceded_by_a_backup(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    cli.fine("export", "place", "-o", str(other))
    text = other.read_text("utf-8").replace('slug = "harrow-quay"', 'slug = "second-quay"', 1)
    other.write_text("\n".join(line for line in text.splitlines() if not line.startswith("id = ")), "utf-8")
    cli.fine("import", str(other))
    kept = cli.fine("where", "--format", "json").data["latest_backups"]
    assert any("before-import" in one for one in kept)
    assert len(cli.fine("list", "place", "--format", "json").data) == 2


def test_a_list_with_a_mistake_brings_nothing_in(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("name,primary_type\nGood,citizen\nBad,nobody\n", "utf-8")
    before = cli.fine("export", "place").out
    refused = cli("import", str(file), "--as", "actor")
    assert refused.code != 0
    assert "line 3" in refused.err
    assert cli.fine("export", "place").out == before


def test_looking_at_a_place_first_leaves_no_book_behind(new_cli: Cli) -> None:
    said = new_cli.fine("import", str(HARROW), "--dry-run")
    assert said.out.startswith("It would be: Brought in Harrow Quay")
    assert not new_cli.paths.book.exists()


def test_a_framework_comes_in(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "framework.toml"
    file.write_bytes(FRAMEWORK.read_bytes())
    assert "in the framework now" in cli.fine("import", str(file)).err


def test_check_ends_with_0_when_a_file_is_right_and_1_when_not(new_cli: Cli, cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("convene.services.files.checking")
    assert new_cli.fine("check", str(HARROW)).out == ""
    new_cli.fine("check", str(FRAMEWORK))
    manifesto = tmp_path / "m.toml"
    cli.fine("export", "manifesto", "-o", str(manifesto))
    new_cli.fine("check", str(manifesto))
    manifesto.write_text(manifesto.read_text("utf-8").replace('title = "', 'title = "Not ', 1), "utf-8")
    changed = new_cli("check", str(manifesto))
    assert (changed.code, "content_sha256" in changed.out) == (1, True)
    bad = tmp_path / "bad.toml"
    bad.write_text(HARROW.read_text("utf-8").replace("population = 8420", 'popluation = "8420"'), "utf-8")
    wrong = new_cli("check", str(bad))
    assert wrong.code == 1
    line = next(at for at, text in enumerate(bad.read_text("utf-8").splitlines(), 1) if "popluation" in text)
    assert f"{bad}:{line}: error: place, popluation: " in wrong.out
    assert "is not a key of this table. Did you mean population?" in wrong.out
    bad.write_text(HARROW.read_text("utf-8").replace('kind = "voice"', 'kind = "hearsay"'), "utf-8")
    many = bad.read_text("utf-8").count('kind = "hearsay"')
    bad.write_text(bad.read_text("utf-8") + "[[actor]]\n" * 30, "utf-8")
    all_told = new_cli("check", str(bad))
    assert all_told.out.count(": error: ") == many + 60, "an actor without name and type"
    assert f"with {many + 60} errors" in all_told.err
    bad.write_text("x = [")
    assert new_cli("check", str(bad)).code == 1
    assert new_cli("check", str(tmp_path / "none.toml")).code == 3
    assert not new_cli.paths.book.exists()


def test_schemas_are_json(new_cli: Cli) -> None:
    pytest.importorskip("convene.services.files.checking")
    for what in ("place", "manifesto", "framework", "actor"):
        assert new_cli.fine("schema", what).data["$schema"].endswith("2020-12/schema")
    asked = new_cli("schema", "plce")
    assert (asked.code, "Did you mean place?" in asked.err) == (2, True)
