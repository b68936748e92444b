"""What people call the columns of their own lists, for each noun, and the words they use for types of actor.

Headings are compared folded and without spaces, so ``Post code`` and ``postcode`` are one.
"""

from __future__ import annotations

_ACTOR = {
    "name": "organisation; organization; organisation name; organization name; org; org name; company; company name; "
    "business; business name; group; group name; name of group; name of organisation; charity; charity name; "
    "supplier; supplier name; provider; provider name; club; club name; account name; vendor; vendor name; "
    "contractor; trader; service name; institution; enterprise; recipient; recipient name; recipient organisation; "
    "name of recipient; grantee; awardee; awarded to; partner organisation; partner name; member organisation; "
    "community group; lead organisation",
    "aliases": "also known as; aka; other names; other name; trading as; trading name; alias; known as; working name; "
    "previous name; former name; acronym; short name",
    "primary_type": "type; actor type; type of actor; organisation type; organization type; type of organisation; "
    "org type; kind; kind of organisation",
    "secondary_types": "other types; secondary type",
    "sector": "sector",
    "legal_form": "legal form; legal status; legal structure; company type; constitution; structure; status in law",
    "identifiers": "org id; org ids; orgid; identifier; identifiers; organisation identifier; org identifier",
    "charity_number": "charity no; charity number; charity nr; registered charity number; registered charity no; "
    "charity reg no; charity registration number; charity num; charity id; charity commission number; "
    "charity registration; reg charity no; reg charity number; charity ref; scottish charity number; "
    "scottish charity no; charity number scotland; scotland charity number; oscr number; oscr no; oscr; sc number; "
    "sc no; ccni number; ccni no; ccni; nic number; ni charity number; northern ireland charity number; "
    "charity number northern ireland; charity number ni; charity number england and wales; ccew number; "
    "charity number e w; charity number e and w; registered charity number england and wales; "
    "charity or company number; charity company number; charity and company number; company or charity number; "
    "company charity number",
    "company_number": "company no; company number; company nr; companies house number; companies house no; "
    "company reg no; company registration number; company registration; registered company number; crn; company id; "
    "co number; co no",
    "postcode": "postcode; post code; postal code; pcode; zip; zip code; org postcode; postcode of organisation; "
    "registered postcode; contact postcode",
    "base": "based in; area code; lsoa; lsoa code; oa code; postcode district; postcode area; location code",
    "ward": "ward; ward name; electoral ward; neighbourhood; neighborhood; ward or neighbourhood; estate",
    "reach": "reach; geographic reach",
    "website": "website; web; web site; url; web address; website address; homepage; home page; web page; site; www; "
    "website url; link; internet",
    "headcount": "employees; staff; number of employees; no of employees; headcount; head count; fte; staff numbers; "
    "number of staff; no of staff; employee count; workforce; how many employees; how many staff",
    "turnover": "turnover; income; annual income; revenue; annual turnover; latest income; gross income; "
    "total income; yearly income; income last year",
    "balance_sheet": "balance sheet; balance sheet total; total assets; assets",
    "size_year": "size year; year of accounts; accounts year; income year; financial year; year",
    "relationship": "relationship; stage of relationship; our relationship; engagement status",
    "influence": "influence; power", "interest": "interest", "affected": "affected; impact on them",
    "needs": "needs; what they need", "priorities": "priorities; aims; objectives; own priorities",
    "constraints": "constraints; barriers", "support": "support needed; support",
    "language": "language; preferred language; main language",
    "tags": "tags; tag; category; categories; keywords; themes; theme; labels; group type; sub sector; subsector; "
    "industry; sic; sic code; area of work; activity type; service type",
    "note": "note; notes; comments; comment; description; about; activities; what they do; details; remarks; summary; "
    "purpose; mission; further information; other information",
    "origin": "source; known from; data source; list",
}  # fmt: skip

_OTHERS = {
    "need": {
        "statement": "need; issue; problem; concern; what is needed; theme; statement of need",
        "who": "who; whom; group; who is affected; affected group",
        "note": "notes; comments; remarks",
    },
    "contribution": {
        "text": "comment; comments; quote; response; feedback; what was said; idea; answer; post it; note; view; text",
        "kind": "type; category", "actor_type": "who; said by; from; speaker; type of person", "said_on": "date; when",
        "cluster": "theme; cluster; topic; group",
    },
    "outreach": {
        "what": "what; activity; event; description; outreach; summary; notes", "date": "date; when; day",
    },
    "action": {"what": "action; task; what; to do", "due": "due; by; by when; deadline", "owner": "owner; who; lead"},
    "target": {"name": "group; audience; whom; target", "by": "deadline; by when; date"},
    "person": {
        "name": "name; full name; contact; contact name; person", "email": "email; e mail; email address; mail",
        "phone": "phone; telephone; tel; mobile; phone number; telephone number; mobile number",
        "address": "address; postal address", "note": "notes; comments",
    },
}  # fmt: skip

TYPES = {
    "anchor": "anchor institution; public body; council; local authority; nhs; nhs trust; hospital; university; "
    "college; school; housing association; public sector; public",
    "supplier": "contractor; vendor; provider",
    "developer": "property developer; housebuilder; house builder; real estate developer; real estate",
    "msme": "business; small business; company; sme; micro business; private; private sector; shop; trader; firm; "
    "enterprise; limited company; sole trader; local business",
    "vcse": "charity; voluntary; voluntary group; voluntary sector; voluntary organisation; community group; cic; cio; "
    "social enterprise; vcs; vcfse; vcse organisation; third sector; community interest company; faith group; church; "
    "mosque; registered charity; club; not for profit; non profit; community organisation; cooperative; co operative; "
    "community benefit society; mutual; ngo",
    "citizen": "citizens; resident; residents; residents group; residents association; tenants; tenants association; "
    "individuals; community; people",
}
"""Words for the types of actor, beside their keys and labels."""


def squashed(words: str) -> str:
    """A folded heading without its spaces."""
    return words.replace(" ", "")


def synonyms(noun: str) -> dict[str, str]:
    """Squashed heading → field, for one noun."""
    said = _ACTOR if noun == "actor" else _OTHERS.get(noun, {})
    return {squashed(word.strip()): field for field, words in said.items() for word in words.split(";")}


def type_words() -> dict[str, str]:
    """Folded word → the key of the type of actor it means."""
    return {word.strip(): key for key, words in TYPES.items() for word in words.split(";")}
