"""The words before and behind a name that tell whether it acts. All patterns are for text in small letters.

Every gap is bounded, so that a line of any length is read in time that grows with it.
"""

from __future__ import annotations

import re

from akkoord.agreement.names import vocabulary


def _any(name: str) -> str:
    return "|".join(map(re.escape, vocabulary.words("sentence", name)))


_TALK = (
    r"samen|gezamenlijk|overleg[dt]?|dialoog|gesprek(?:ken)?|samenspraak|samenwerk\w*|partnerschap(?:pen)?|afstemming|"
    r"afspra(?:ak|ken)|overeenkomst(?:en)?|conven\w+|akkoord(?:en)?|co-creatie|complementariteit|interactie|"
    r"onderhandel\w*|verbond|allianties?|contract(?:en)?|pact"
)
_TALKED = r"aan|af|op|gaan|gaat|we|is|wordt|gevoerd|maken|blijven|sluiten|verder|nauw|intensief|actief"
_WITH = rf"(?:{_TALK})(?:\s+(?:{_TALKED})){{0,3}}\s+met"
_BETWEEN = r"(?:samenwerking|overleg|afstemming|partnerschap|wisselwerking)(?:\s+[\w-]+){0,3}?\s+tussen"
_SHARE = (
    r"(?:inspraak|betrokkenheid|medewerking|hulp|inbreng|bijdrage|inzet|expertise|tussenkomst|leiding|regie|"
    r"impuls|coördinatie|behulp|initiatief|toedoen)\s+(?:van|door|vanuit)"
)
_ASKED = (
    r"(?:verwacht(?:en)?|vra(?:ag|agt|gen)|gevraagd|verzoek(?:en|t)|eisen)"
    r"(?:\s+(?:we|wij|ook|dan|dit|dat|wordt)){0,3}\s+(?:aan|van)"
)
_ROLE = (
    r"(?:rol|taak|opdracht|verantwoordelijkheid|regierol|voortrekkersrol)(?:\s+weggelegd)?\s+(?:voor|van|bij)"
)
_MADE_OF = (
    r"(?:beroep(?:\s+gedaan)?\s+op|bestaande\s+uit|samengesteld\s+uit|overgedragen\s+aan|toevertrouwd\s+aan)"
)
_JOINED = (
    r"(?:(?:deelname|deelneemt|deelnemen|participe\w+)\s+(?:aan|in)|(?:lidmaatschap|lid|partner)\s+(?:van|in)|"
    r"vertegenwoordigd\s+in|(?:toetreedt|toetreden|toetreding)\s+tot|aansluit\w*\s+bij)"
)
_URGED = r"(?:ijver|pleit|dring\w*\s+aan|lobby|kaart\w*)\w*(?:\s+\w+){0,2}?\s+bij"

CUE = re.compile(
    rf"(?<![\w-])(?:(?P<with>{_WITH}|{_BETWEEN})|"
    rf"(?P<share>{_SHARE}|{_ASKED}|{_ROLE}|{_MADE_OF}|{_JOINED}|{_URGED})|(?P<way>via|door))(?=\s)"
)
"""What makes the names behind it take part: together with others (`with`), with a share or a duty of their
own (`share`), or as those by whom something is done, which may also be where it goes (`way`)."""

END_OF_LIST = re.compile(rf"[.;:!?()\[\]]|(?<![\w-])(?:{_any('list_ends')})(?![\w-])")
"""Where the names behind a cue are over."""

CITY = re.compile(r"(?<![\w-])(?:stad|gemeente)(?![\w-])")
"""The city itself, at which a list that has begun is over: "met Merel onderzoekt de stad of bewoners"."""

LIST_GAP = re.compile(
    r"\s*(?:[,/&–-]|en(?:/of)?(?!\w)|of(?!\w)|alsook|evenals|zowel)(?:[^\w]+[\w-]+){0,6}?\W*"
)
"""What stands between two names of one list: a comma or "en", and a few words about the second."""

FIRST_GAP = re.compile(r"\W*(?:[\w-]+\W+){0,5}")
"""What stands between a cue and the first name: a few words about it."""

INFINITIVE = re.compile(r"[^.;:!?]{0,80}?(?<!\w)te\s+\w+en(?!\w)")
"""A means, not somebody who acts: "door scholen te steunen"."""

PASSIVE = re.compile(
    r"(?<!\w)(?:wordt|worden|werd|werden|getrokken|geleid|gedragen|beheerd|uitgevoerd|georganiseerd|\w{3,}eerd|opgezet|"
    r"goedgekeurd|ontwikkeld|opgericht|gebouwd|ge\w{3,}d|initiatief|initiatieven|\w{5,}ing|inzet)(?!\w)"
)
"""What is done by somebody: beside it "door" names who."""

_DETERMINER = (
    r"(?:(?:de|het|een|onze?|hun|haar|zijn|alle|andere|deze|die|elke?|iedere?|vele|enkele|zoveel|mogelijk|meer|"
    r"stad|gemeente|provincie|nv|vzw|[a-zà-ÿ-]{3,20}(?:e|se|en))\s+)"
)
_LISTED = r"(?:[\w-]+(?:,|\s+en|\s+of)\s+)"

GOVERNED = re.compile(
    rf"(?<![\w-])(?:(?:{_any('prepositions')})\s+(?:{_DETERMINER}{{0,2}}{_LISTED}){{0,3}}{_DETERMINER}{{0,3}}|"
    r"(?:die|dat|wij|we|ze|zij|je|u)\s+)$"
)
"""What is no subject: under a preposition ("van ouders en jongeren") or an object ("die jongeren helpen")."""

SERVED = re.compile(rf"(?<![\w-])(?:{_any('serving')})\s+{_DETERMINER}{{0,3}}$")
"""For whom or at whose place something is done."""

WITHIN = re.compile(r"(?<![\w-])(?:in|binnen|buiten)\s+(?:de\s+|het\s+)?$")
"""Something happens in a body, which does nothing itself: "binnen de Europese Unie"."""

_PART_OF_TOWN = (
    r"(?:sporthal|zwembad|station|kerk|centrum|wijk|deelgemeente|dorp|terrein|markt|omgeving)\s+van"
)

IN_TOWN = re.compile(rf"(?<![\w-])(?:{_any('where')}|stad|gemeente|dorp|regio|provincie|{_PART_OF_TOWN})\s+$")
"""Where something is, as it is said of towns and the like, which have no article: "in Merel"."""

SOMEWHERE = re.compile(
    rf"(?<![\w-])(?:{_any('where')}|binnen|buiten|{_PART_OF_TOWN})\s+"
    r"(?:(?:de|het|heel|gans|onder (?:meer|andere)|stad|gemeente|dorp|regio|provincie)\s+){0,2}$"
)
"""Where something is."""

_IN_BETWEEN = (
    r"(?:\s+(?:zelf|ook|mee|samen|elkaar|er|hier(?:in|aan|voor)?|daar(?:in|aan|voor)?|actief|verder|nauw|nog|"
    r"dan|loyaal)){0,3}"
)

VERB = re.compile(rf"(?:\s{{0,2}}\([^()]{{1,40}}\))?{_IN_BETWEEN}\s+(?P<verb>[a-zà-ÿ]{{3,25}})(?![\w-])")
"""The word behind a name, past those that only colour it."""

FROM = re.compile(r"(?<!\w)van\s+(?:de\s+|het\s+|alle\s+|onze\s+)?$")
ASKS = re.compile(r"\s+(?:verwacht|vraa?g|eis)\w*(?=\s)")
"""Around a name: "van supermarkten verwachten wij"."""

INVOLVED = re.compile(
    r"(?:\s+[a-zà-ÿ]+)?\s+(?:wordt|worden|zijn|is)(?:\s+[\w-]+){0,4}?\s+"
    r"(?:betrokken|ingezet|ingeschakeld|gehoord|bevraagd|geconsulteerd|geraadpleegd)(?!\w)|"
    r"\s+(?:hier|er)?bij\s+betrokken(?!\w)|"
    r"\s+krijg(?:t|en)\s+(?:een\s+)?(?:\w+e\s+)?(?:rol|inspraak|taak|stem)(?!\w)"
)
"""Whoever is involved, heard or given a part takes part, though the verb is passive."""

RELATIVE = re.compile(r",?\s+(?:die|dat)\s")
RECEIVES = re.compile(
    r"(?<!\w)(?:wordt|worden|werd|werden|krijgt|krijgen|kunnen|kan|mogen|mag|is|zijn|hebben|heeft)(?!\w)"
)
"""A clause about a name, and what tells that the sentence only does something for it."""

NO_ACTS = frozenset(vocabulary.words("sentence", "no_acts"))
DUTIES = frozenset(vocabulary.words("sentence", "duties"))
