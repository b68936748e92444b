"""Nobody's words become markup: what the app shows goes through ``convene.tui.show``, and no widget is used that reads
markup from plain strings in ways that cannot be turned off."""

from __future__ import annotations

import ast

from tests.rules.house import called, modules

APP = [module for module in modules() if module.room == "tui" and module.name != "tui.show"]

_SAFE_WIDGETS = {"Input", "TextArea", "Static", "ToastHolder", "ToastRack"}
"""Input and TextArea show text as it is; Static is watched below; holders of notices show none. All others read markup
somewhere."""

_MARKUP = {"from_markup", "render_markup", "escape", "Markdown", "Rule"}


def _is_loose(node: ast.expr) -> bool:
    """Whether an expression is plainly a string made on the spot, which Static would read as markup."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and "[" in node.value
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return any(isinstance(side, ast.JoinedStr | ast.Constant) for side in (node.left, node.right))
    if isinstance(node, ast.IfExp):
        return _is_loose(node.body) or _is_loose(node.orelse)
    if isinstance(node, ast.Call):
        return called(node) in ("str", "format", "join", "clip", "clean", "clean_line", "strip", "line", "prose", "fit")
    if isinstance(node, ast.Attribute):
        return node.attr in ("title", "sub", "label", "words", "name", "detail", "hint", "quote", "figure", "aside")
    return False


def _plain(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def test_only_widgets_that_show_text_as_it_is() -> None:
    wrong = []
    for module in APP:
        for name, line in module.imports():
            last = name.rpartition(".")[2]
            if (name.startswith("textual.widgets.") and last not in _SAFE_WIDGETS) or last in _MARKUP:
                wrong.append(f"{module.shown}:{line} uses {name}")
        wrong += [f"{module.shown}:{call.lineno} reads markup" for call in module.calls("from_markup")]
    assert wrong == []


def test_no_string_made_on_the_spot_is_handed_to_a_widget() -> None:
    wrong = []
    seen = 0
    for module in APP:
        classes = [node for node in module.nodes if isinstance(node, ast.ClassDef)]
        own = {node.name for node in classes if any("Static" in ast.unparse(base) for base in node.bases)}
        for call in module.calls("Static", "update", *own):
            text = call.args[0] if len(call.args) == 1 else None
            seen += text is not None
            if text is not None and not _plain(call) and _is_loose(text):
                wrong.append(f"{module.shown}:{call.lineno} shows {ast.unparse(text)} as markup")
    assert wrong == []
    assert seen > 10, "the watch looks at something"


def test_no_title_on_a_border_and_no_tooltip_from_data() -> None:
    wrong = []
    for module in APP:
        for node in module.nodes:
            names = [target.attr for target in getattr(node, "targets", ()) if isinstance(target, ast.Attribute)]
            if {"border_title", "border_subtitle", "tooltip"} & set(names):
                value = node.value  # type: ignore[attr-defined]
                if not isinstance(value, ast.Constant | ast.Call) or _is_loose(value):
                    wrong.append(f"{module.shown}:{node.lineno}")  # type: ignore[attr-defined]
    assert wrong == []


def test_what_the_app_notifies_is_never_markup() -> None:
    """The app's own ``notify`` is the one door for toasts, and it takes no markup."""
    doors = [
        node for module in APP for node in module.nodes if isinstance(node, ast.FunctionDef) and node.name == "notify"
    ]
    assert len(doors) == 1
    assert "markup=False" in ast.unparse(doors[0])


def test_the_watch_itself_would_see_a_slip() -> None:
    for slip in ("f'{item.title}'", "item.title", "'see ' + name", "clip(words, 20)", "'[b]bold'"):
        assert _is_loose(ast.parse(slip, mode="eval").body), slip
    for fine in ("show.row((a, b))", "content", "Content('')", "'plain words'"):
        assert not _is_loose(ast.parse(fine, mode="eval").body), fine


def test_no_line_to_type_in_loses_what_is_pasted() -> None:
    """Textual's own Input keeps the first line of a paste and drops the rest without a word."""
    made = [f"{module.shown}:{call.lineno}" for module in APP for call in module.calls("Input")]
    derived = [
        f"{module.shown}:{node.lineno}"
        for module in APP
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
        and module.name != "tui.widgets.line_input"
        and any(isinstance(base, ast.Name) and base.id == "Input" for base in node.bases)
    ]
    assert made + derived == []
