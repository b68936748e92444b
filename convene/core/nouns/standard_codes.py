"""Countries and languages by their standard codes, however people name them: ISO 3166 alpha-2 and BCP 47."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any

from convene.text import clean_line, clip, without_accents

COUNTRY = "^([A-Z]{2})?$"
LANGUAGE = "^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*)?$"

_COUNTRIES = (
    "AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM "
    "Armenia; AO Angola; AQ Antarctica; AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AX "
    "Åland; AZ Azerbaijan; BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG "
    "Bulgaria; BH Bahrain; BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda; BN Brunei; BO Bolivia; BQ Caribbean "
    "Netherlands; BR Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize; CA Canada; "
    "CC Cocos Islands; CD Democratic Republic of the Congo; CF Central African Rep.; CG Congo; CH Switzerland; CI "
    "Côte d’Ivoire; CK Cook Islands; CL Chile; CM Cameroon; CN China; CO Colombia; CR Costa Rica; CU Cuba; CV Cape "
    "Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti; DK Denmark; DM Dominica; "
    "DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia; EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET "
    "Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB "
    "United Kingdom; GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM "
    "Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea; GR Greece; GS South Georgia; GT Guatemala; GU Guam; GW "
    "Guinea-Bissau; GY Guyana; HK Hong Kong; HM Heard and McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU "
    "Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory; IQ "
    "Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH "
    "Cambodia; KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea; KW Kuwait; KY "
    "Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; "
    "LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; "
    "MF Saint Martin; MG Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO "
    "Macao; MP Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV "
    "Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk "
    "Island; NG Nigeria; NI Nicaragua; NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM "
    "Oman; PA Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM "
    "Saint Pierre and Miquelon; PN Pitcairn; PR Puerto Rico; PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA "
    "Qatar; RE Réunion; RO Romania; RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC "
    "Seychelles; SD Sudan; SE Sweden; SG Singapore; SH Saint Helena; SI Slovenia; SJ Svalbard and Jan Mayen; SK "
    "Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan; ST São Tomé and "
    "Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini (Swaziland); TC Turks and Caicos Islands; TD "
    "Chad; TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL East Timor; TM "
    "Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA "
    "Ukraine; UG Uganda; UM US Minor Outlying Islands; US United States; UY Uruguay; UZ Uzbekistan; VA Vatican City; "
    "VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands; VI US Virgin Islands; VN Vietnam; "
    "VU Vanuatu; WF Wallis and Futuna; WS Samoa; YE Yemen; YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe"
)
_ALSO = {
    "GB": "UK; Britain; Great Britain; England; Scotland; Alba; Wales; Cymru; Northern Ireland; GBR; GB-ENG; GB-SCT; "
    "GB-WLS; GB-NIR; United Kingdom of Great Britain and Northern Ireland",
    "IE": "Republic of Ireland; Éire; Eire; IRL",
    "US": "USA; United States of America; America",
    "NL": "Holland; The Netherlands",
    "CZ": "Czech Republic",
    "TR": "Turkey",
    "DE": "Deutschland",
}
"""What else people call them. The nations of the United Kingdom have no code of two letters of their own."""

_LANGUAGES = (
    "en English; cy Welsh; cy Cymraeg; ga Irish; ga Gaeilge; gd Scottish Gaelic; gd Gaelic; gd Gàidhlig; sco Scots; "
    "kw Cornish; gv Manx; bfi British Sign Language; bfi BSL; ar Arabic; bn Bengali; bg Bulgarian; yue Cantonese; "
    "zh Chinese; hr Croatian; cs Czech; da Danish; nl Dutch; fi Finnish; fr French; de German; el Greek; gu Gujarati; "
    "he Hebrew; hi Hindi; hu Hungarian; it Italian; ja Japanese; ku Kurdish; lv Latvian; lt Lithuanian; cmn Mandarin; "
    "ne Nepali; no Norwegian; ps Pashto; fa Persian; fa Farsi; pl Polish; pt Portuguese; pa Punjabi; pa Panjabi; "
    "ro Romanian; rom Romani; ru Russian; sr Serbian; sk Slovak; so Somali; es Spanish; sv Swedish; syl Sylheti; "
    "tl Tagalog; ta Tamil; te Telugu; th Thai; ti Tigrinya; tr Turkish; uk Ukrainian; ur Urdu; vi Vietnamese; yo Yoruba"
)


def read_country(value: Any) -> Any:
    """A country as its two letters, read from them or from its name. Raises ValueError, in words."""
    if not isinstance(value, str) or not (said := clean_line(value)):
        return value.strip() if isinstance(value, str) else value
    known = _countries()
    if found := known.get(_folded(said)):
        return found
    near = get_close_matches(_folded(said), known, n=1, cutoff=0.8)
    meant = f"; did you mean {known[near[0]]}?" if near else ""
    raise ValueError(f"“{clip(said, 40)}” is no country that is known; write its two letters, such as GB or IE{meant}")


def read_language(value: Any) -> Any:
    """A language as its tag, read from one, or from the name of a language. Raises ValueError, in words."""
    if not isinstance(value, str) or not (said := clean_line(value)):
        return value.strip() if isinstance(value, str) else value
    if found := _languages().get(_folded(said)):
        return found
    if re.match(LANGUAGE, said.replace("_", "-")):
        return _cased(said.replace("_", "-"))
    raise ValueError(f"“{clip(said, 40)}” is no language tag; write one such as en-GB, cy or pl")


def _cased(tag: str) -> str:
    """A tag as it is written: ``en-GB``, ``zh-Hant``."""
    first, *rest = tag.split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cases.get(len(one), str.lower)(one) for one in rest)])


@cache
def _countries() -> dict[str, str]:
    found = {}
    for one in _COUNTRIES.split("; "):
        code, _, name = one.partition(" ")
        found[_folded(code)] = found[_folded(name)] = code
    for code, names in _ALSO.items():
        found |= {_folded(name): code for name in names.split("; ")}
    return found


@cache
def _languages() -> dict[str, str]:
    pairs = (one.partition(" ") for one in _LANGUAGES.split("; "))
    return {_folded(name): tag for tag, _, name in pairs}


def _folded(name: str) -> str:
    words = without_accents(name.casefold()).replace("&", "and").replace(".", "").replace("’", "").replace("'", "")
    return words.removeprefix("the ").strip()
