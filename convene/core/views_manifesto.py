"""What the manifesto screen and command are handed."""

from __future__ import annotations

from dataclasses import dataclass

from convene.core.findings import Finding


@dataclass(frozen=True, slots=True)
class ManifestoPage:
    """The manifesto as it stands: its TOML ("" while something required is missing) and what is found about it.

    ``sha256`` is the content hash inside the TOML, ``fingerprint`` that of its words alone (no date of export).
    """

    title: str
    toml: str
    markdown: str
    html: str
    large_print: str
    sha256: str
    fingerprint: str
    status: str
    findings: tuple[Finding, ...] = ()

    @property
    def ready(self) -> bool:
        return bool(self.toml) and not any(one.severity == "error" for one in self.findings)
