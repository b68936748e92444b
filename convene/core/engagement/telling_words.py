"""Words in the names of bodies that tell nobody apart, or hardly."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GENERIC = _words(
    """
    a an and at by for from in into of off on or our the to with y yr uk gb united kingdom great britain british english
    england scottish scotland welsh wales cymru northern ireland irish national international global world regional
    county borough city town village district parish ward area local north south east west central upper lower greater
    great little old new st saint street road lane avenue square park green hill house hall court place
    ltd limited llp lp plc cic cio scio cbs inc company co incorporated charity charitable charities registered
    trust trusts trustee trustees foundation foundations fund funds endowment board committee council councils authority
    association associations society societies group groups club clubs centre center centres hub network forum
    federation union league alliance partnership partnerships partners consortium collective cooperative co operative
    community communities neighbourhood residents tenants people peoples public social voluntary volunteer volunteers
    action project projects programme scheme service services support help aid care welfare advice development
    enterprise enterprises initiative initiatives organisation organization institute agency office department team
    friends fellowship ministry ministries mission church churches chapel cathedral mosque temple synagogue gurdwara
    catholic methodist baptist anglican anglicans christian roman rc ce cofe diocese diocesan parochial pcc
    school schools academy academies primary junior infant infants nursery secondary high grammar college colleges
    comprehensive special sixth form university education educational learning multi mat preschool pre playgroup pta
    youth young children childrens child family families women womens men mens older elderly girls boys
    sports sport football rugby cricket tennis bowls bowling swimming athletic athletics fc afc cc rfc
    scout scouts guide guides guiding brownies cubs beavers troop explorer
    arts art music theatre drama dance museum library heritage history festival
    health wellbeing mental hospital hospice medical nhs clinic surgery practice disability disabled
    housing homes home homeless business businesses management managed holdings property properties estates estate
    solutions consulting trading shop store cafe hosted host formerly known as ta re mr mrs
    """
)
"""Words that tell no body from another."""

WEAK = _words(
    """
    mary marys john johns peter peters paul pauls joseph josephs james andrew andrews michael michaels thomas george
    georges luke lukes mark marks matthew matthews anne annes margaret margarets nicholas stephen stephens martin
    martins francis patrick patricks bernadette bernadettes teresa teresas catherine catherines cuthbert cuthberts
    edward edwards william henry robert all saints holy trinity sacred heart lady christ king queen prince princess
    royal branch citizens bureau cab guild townswomens farmers crisis rape living healthy legion mind age
    concern ymca ywca samaritans bridge tree field fields employment advocacy out
    """
)
"""Words that tell one body from another only where nothing else does: saints, and names that many branches bear."""

KINDS = tuple(
    map(
        _words,
        (
            "school schools academy academies primary junior infant infants nursery secondary college preschool",
            "church churches chapel cathedral pcc parochial minster vicarage priory abbey",
            "mosque", "temple", "synagogue", "gurdwara",
            "football fc afc", "rugby rfc", "cricket cc", "tennis", "bowls bowling", "swimming", "athletic athletics",
            "hospital clinic surgery medical pharmacy", "hospice",
            "scout scouts cubs beavers", "guide guides guiding brownies rainbows",
            "library", "museum", "university", "council", "fire police",
            "bakery bakers", "cafe restaurant", "books bookshop", "butchers", "florist florists", "garage motors",
            "allotment allotments", "band", "choir choral singers",
        ),
    )
)  # fmt: skip
"""Words that say what a body is: one of one kind hardly becomes one of another."""

PLACES = _words(
    """
    london birmingham manchester liverpool leeds sheffield bristol newcastle nottingham leicester coventry bradford
    hull stoke wolverhampton derby plymouth southampton portsmouth brighton hove oxford cambridge york norwich exeter
    gloucester worcester lincoln bath durham carlisle lancaster preston blackpool bolton rochdale oldham salford
    stockport wigan bury tameside trafford sunderland gateshead middlesbrough hartlepool darlington stockton tyne wear
    tees teesside merseyside wirral sefton knowsley halton warrington cheshire cumbria lancashire yorkshire riding
    lincolnshire nottinghamshire derbyshire leicestershire rutland staffordshire shropshire herefordshire
    worcestershire warwickshire northamptonshire northampton cambridgeshire norfolk suffolk essex hertfordshire
    bedfordshire buckinghamshire oxfordshire berkshire surrey kent sussex hampshire dorset wiltshire somerset devon
    cornwall gloucestershire wight isle islands isles barnsley doncaster rotherham wakefield kirklees calderdale
    huddersfield halifax luton reading slough swindon milton keynes ipswich colchester peterborough
    hackney islington camden lambeth southwark lewisham greenwich newham hamlets waltham haringey enfield barnet brent
    ealing hounslow hillingdon harrow richmond kingston merton sutton croydon bromley bexley havering barking dagenham
    redbridge westminster kensington chelsea hammersmith fulham wandsworth
    glasgow edinburgh dundee aberdeen inverness perth stirling fife lothian highland highlands ayrshire lanarkshire
    renfrewshire dunbartonshire borders dumfries galloway angus moray orkney shetland
    cardiff swansea newport wrexham gwent powys gwynedd conwy anglesey ceredigion pembrokeshire carmarthenshire
    glamorgan belfast derry londonderry armagh antrim down tyrone fermanagh lisburn newry ulster
    midlands thames severn mersey humber
    """
)
"""Names of large places: many bodies of one place bear them."""
