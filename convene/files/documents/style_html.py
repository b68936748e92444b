"""How a page of HTML looks: a printed page, with the hue of its stage used sparingly."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^A-Za-z0-9 .,-]")
"""What stands in a string of a style sheet by its number, so that no text can end it."""
_STYLE = """
@page { size: A4 ORIENTATION; margin: PAGE;
  @bottom-left { content: "FOOT"; font: SIZE/1 Georgia, serif; color: #000; white-space: nowrap }
  @bottom-right { content: counter(page) " / " counter(pages); font: SIZE/1 Georgia, serif; color: #000 } }
:root { color-scheme: light }
* { box-sizing: border-box }
body { --hue: #000; --quiet: #000; --rule: #000; margin: 0 auto; max-width: WIDTH; padding: 2em 1.2em;
  background: #fff; color: #000; font: SIZE/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
COLOURS
body.large, body.ink { font-family: Verdana, "DejaVu Sans", Arial, sans-serif }
body.large { line-height: 1.6 }
body.wide { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; line-height: 1.3; padding: 6mm }
header { margin-bottom: 2em } .kind { color: var(--hue); font-weight: bold; letter-spacing: .04em; margin: 0 }
h1, h2, h3 { line-height: 1.25; break-after: avoid; break-inside: avoid; margin: 1.8em 0 .5em }
h1 { font-size: 2.2em; line-height: 1.15; margin: .15em 0 .2em }
.large h1 { font-size: 1.75em } .under { color: var(--quiet); margin: 0 }
.rail { display: flex; gap: 4pt; margin-top: 1.2em } .rail i { flex: 1; height: 2pt } .rail i.here { height: 5pt }
h2 { font-size: 1.5em; border-top: 1pt solid var(--rule); padding-top: .5em } h3 { font-size: 1.17em }
h3 .number { color: var(--hue) } h3 .note { color: var(--quiet); font-weight: normal }
p, ul, ol, table, blockquote, dl { margin: .5em 0 .9em } p.lead { font-style: italic }
ul, ol { padding-inline-start: 1.3em } li { margin: .15em 0 } li::marker { color: var(--hue) }
blockquote { margin-inline: 0; padding: .2em 0 .2em 1em; break-inside: avoid;
  border-inline-start: 3pt solid var(--hue) }
blockquote p { font-size: 1.17em } blockquote p.under { font-size: 1em; color: var(--quiet) }
p.notice { border: 2pt solid var(--hue); padding: .5em .8em; font-weight: bold }
dl div { display: grid; grid-template-columns: 9.5em 1fr; gap: .8em; margin: .2em 0 } dd { margin: 0 }
dt { color: var(--quiet) } .colon { position: absolute; clip-path: inset(50%) }
.large dl div { display: block } .large dt, .large dd { display: inline } .large dt { font-weight: bold }
.large dt { color: inherit } .large .colon { position: static; clip-path: none; font-style: normal }
.figures { display: flex; flex-wrap: wrap; gap: .6em 2em; margin: .8em 0 }
.figure { margin: 0; max-width: 17em } .figure b { display: block; font-size: 1.4em; line-height: 1.2 }
.figure span { color: var(--quiet) } .figure small { display: block; font-size: 1em }
main > .figures .figure b { font-size: 2em; color: var(--hue) }
.card { border-inline-start: 3pt solid var(--hue); padding: .1em 0 .1em 1em; margin: 1.2em 0; break-inside: avoid }
.large .card:has(.figures) { break-inside: auto } .large .said { break-after: avoid; break-inside: avoid }
.card .said { font-size: 1.17em; line-height: 1.35; margin-top: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1pt solid var(--rule); padding: .3em .7em .3em 0; text-align: start; vertical-align: top }
th { border-bottom-width: 1.5pt; border-bottom-color: var(--hue) }
:is(th, td):last-child { padding-inline-end: 0 }
.end { text-align: end; font-variant-numeric: tabular-nums lining-nums }
tr { break-inside: avoid } thead { display: table-header-group } .break { break-after: page }
i.box { display: inline-block; width: .85em; height: .85em; border: 1pt solid #000; margin-inline-end: .4em;
  vertical-align: -.08em; text-align: center; text-indent: 0; font: bold .85em/0.85em Verdana, sans-serif }
ul.marks { list-style: none; margin: 0; padding: 0 } ul.marks li { padding-inline-start: 1.25em; text-indent: -1.25em }
table.fill { table-layout: fixed } .fill th, .fill td { border: .75pt solid #000; padding: .8mm 1.6mm }
.fill th span { display: block; font-weight: normal } .fill tbody tr { height: 15mm }
.fill td.no { text-align: end; padding-inline: 1mm } .fill ul.marks { columns: 9em; column-gap: 2mm; line-height: 1.15 }
.fill li { margin: 0 } .fill i.box { vertical-align: 0; width: .75em; height: .75em }
.wide header { margin-bottom: .4em } .wide h1 { font-size: 1.75em } .wide p { margin: .3em 0 .4em }
.entry { border: 1.5pt solid #000; padding: 2mm 5mm; margin: 0 0 4mm; break-inside: avoid; line-height: 1.2 }
.entry p { margin: 0 0 1mm } .entry ul.marks { margin: 0 0 1.5mm } .entry .marks li { display: inline-block;
  margin-inline-end: 1.2em }
.entry p.line { border-bottom: 1.2pt solid #000; min-height: 1.4em; margin: 0 0 2mm }
footer { margin-top: 3em; border-top: 1pt solid var(--rule); padding-top: .5em; color: var(--quiet) }
@media screen { .wide main { overflow-x: auto } .fill { min-width: 56em } }
@media screen and (max-width: 40em) {
  body { padding: 1.2em 1em } dl div { display: block; margin: .5em 0 }
  .many thead { position: absolute; clip-path: inset(50%) } .many, .many tbody, .many tr, .many td { display: block }
  .many tr { border-bottom: 1pt solid var(--rule); padding: .5em 0 } .many td { border: 0; padding: .1em 0 }
  .many td:first-child { font-weight: bold } .many td:empty { display: none }
  .many td[data-of]::before { content: attr(data-of) ": "; color: var(--quiet) }
}
.stays { break-after: avoid } dl div, .figures { break-inside: avoid }
dl div:is(:first-child, :nth-last-child(2)):not(:last-child) { break-after: avoid }
@media print { body, body.wide { max-width: none; padding: 0 } p, li { orphans: 3; widows: 3 }
  footer { margin-top: 1em } body.ink footer { display: none } }
"""

_HUES = {"engagement": "#1f7a6b", "codesign": "#6a4fb0", "delivery": "#9a5b0b", "measurement": "#1f66a8"}
_COLOURS = "".join(
    f"body.{name} {{ --hue: {hue}; --quiet: #5f6b72; --rule: #d8d0c3; color: #23282b }}\n"
    f".rail .{name} {{ background: {hue} }}\n"
    for name, hue in _HUES.items()
)
_CHARTS = """
svg { font-family: inherit; font-size: 15px; fill: #23282b; break-inside: avoid; margin: .2em 0 .6em }
svg .strong { font-weight: bold } svg .ground { fill: #eef0ef }
svg .grey { fill: #8a8f93 } svg .hue { fill: var(--hue) }
svg .axis { stroke: #8a8f93; stroke-width: 1.5 } svg .beside { stroke: #23282b; stroke-width: 2; stroke-dasharray: 4 3 }
svg .middle { stroke: #23282b; stroke-width: 3 }
svg .dot { fill: var(--hue); fill-opacity: .55 } svg .here { stroke: var(--hue); stroke-width: 4 }
svg .path { stroke: var(--hue); stroke-width: 3; fill: none }
@media screen and (max-width: 40em) { body:not(.large) svg { font-size: 19px } }
"""


def style(*, large: bool, wide: bool, hue: str = "ink", foot: str = "") -> str:
    """The style sheet; without a hue it holds no colour at all. ``foot`` is any text, for the foot of each printed
    page."""
    values = {
        "ORIENTATION": "landscape" if wide else "portrait",
        "PAGE": "11mm 12mm 12mm" if wide else "20mm 18mm 22mm",
        "WIDTH": "279mm" if wide else "42em",
        "SIZE": "18pt" if large else "11pt" if wide else "12pt",
        "COLOURS": _COLOURS + _CHARTS if hue != "ink" else "",
        "FOOT": _PLAIN.sub(lambda one: f"\\{ord(one[0]):x} ", foot),  # last, for it may hold any word
    }
    sheet = _STYLE
    for name, value in values.items():
        sheet = sheet.replace(name, value)
    return sheet
