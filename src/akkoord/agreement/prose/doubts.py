"""Cues that a sentence tells or thinks and does not promise: history, what goes on, causes, judgements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from akkoord.agreement.prose import lexicon
from akkoord.agreement.prose.cue import EDGE, END, Cue, Side, any_of, found
from akkoord.agreement.prose.grammar import Sentence

_PAST = re.compile(any_of(lexicon.any_word("verbs", "past")))
_PERFECT = re.compile(
    rf"{EDGE}(?:heeft|hebben|heb){END}[^,;]{{1,200}}?{EDGE}(?<!wordt\s)(?<!worden\s)"
    rf"(?:\w{{0,8}}ge\w{{2,}}(?:d|t|en)|(?:be|ver|ont|her|er|over|onder)\w{{2,}}(?:d|t|en)){END}"
)
_HAS_BECOME = re.compile(
    rf"{EDGE}(?:is|zijn){END}[^,;]{{1,160}}?"
    rf"{EDGE}(?:{lexicon.any_word('verbs', 'become')}|gaan\s+\w+en){END}"
)
_LATELY = re.compile(
    rf"{EDGE}(?<!van\sde\s)(?<!van\shet\s)(?:afgelopen|voorbije|vorige|laatste)\s+(?:\w+\s+)?(?:jaar|jaren|decennia|maanden|tijd|eeuw|kabinet|"
    rf"{lexicon.any_word('nouns', 'terms')}){END}"
)
_NOW = re.compile(
    rf"{EDGE}(?:(?<!vanaf\s)(?<!tot\s)nu(?!\s+(?:verder|ook|eindelijk|eerst|volop))|momenteel|"
    r"op\s+dit\s+moment|vandaag|tegenwoordig|vaak|soms|meestal|doorgaans|gemiddeld|"
    r"steeds\s+(?:meer|minder|vaker|\w+er)|nog\s+(?:steeds|altijd|niet|te)|inmiddels|intussen|"
    r"al\s+(?:jaren|lang|sinds|enkele|veel)|jarenlang|sinds|recent|recentelijk|traditioneel|historisch|vroeger|"
    rf"ooit|helaas|jammer|blijkbaar|immers|namelijk|naar\s+verwachting){END}"
)
_COMPLAINS = re.compile(
    rf"{EDGE}(?:onvoldoende|onnodig|ten\s+onrechte|nauwelijks|amper|te\s+(?:weinig|veel|vaak|lang|traag|laat|"
    r"hoog|duur|snel|kort|groot|klein)|teveel|achteruit|te\s+maken\s+(?:met|hebben|krijgen)|slecht|de\s+dupe|"
    rf"onder\s+druk|hard\s+geraakt|op\s+slot){END}"
)
_FOLLOWS = re.compile(
    r"^\W*(?:daardoor|hierdoor|zodoende|aldus|op\s+(?:die|deze)\s+(?:manier|wijze)|dankzij|door\s+deze|"
    r"zo\s+(?:kan|kunnen|wordt|worden|krijgt|krijgen|blijft|blijven|gaat|gaan|ontstaat|is|zijn|heeft|hebben|"
    r"komen|profite\w+|staan)|"
    r"(?:dat|dit)\s+(?:leidt|zorgt|betekent|komt|maakt|geeft|biedt|heeft|is|kan|vraagt|vergt|verklaart|gaat|"
    r"geldt\s+ook\s+voor\s+de))(?!\w)"
)
# "Wordt zo opgewaardeerd", "zullen daardoor": comes of itself. "Wordt zo voorkomen door" says how it is done.
_OF_ITSELF = re.compile(
    rf"{EDGE}(?:wordt|worden|komen|krijgt|krijgen|kan|kunnen|zal|zullen)\s+(?:\w+\s+)?(?:zo|daardoor|hierdoor){END}"
    rf"(?!\s+\w+\s+(?:mogelijk|door){END})"
)
_MANY = re.compile(
    r"^\W*(?:ook\s+|maar\s+|want\s+|en\s+)?(?:veel|vele|velen|sommige|sommigen|steeds\s+(?:meer|minder)|"
    r"te\s+(?:veel|weinig)|teveel|nog\s+lang|een\s+(?:groot|fors|flink)\s+deel|het\s+overgrote\s+deel|"
    r"de\s+meeste|ruim|bijna|circa|ongeveer|zo'n|een\s+op\s+(?:de\s+)?\w+|\d+\s+op\s+(?:de\s+)?\w+|"
    r"[\d.,]+\s*(?:%|procent))(?!\w)"
)
_WOULD = re.compile(rf"{EDGE}(?:zou|zouden){END}(?!.{{0,300}}{EDGE}moeten{END})")
_YOU = re.compile(any_of("je|jij|jouw|jezelf"))
_BELIEVES = re.compile(
    rf"{EDGE}(?:geloof|gelooft|geloven|vindt|vinden|denkt|denken|meent|menen|overtuigd|"
    r"gaan\s+(?:we\s+|wij\s+)?er\s?van\s+uit|staan\s+(?:we\s+|wij\s+)?voor|beseft|beseffen|hecht|hechten|hopen|"
    rf"hoopt|vertrouwen\s+(?:we|wij|erop)|trots|waardeert|waarderen|"
    rf"(?:staat|staan)\s+(?:\w+\s+){{0,2}}centraal){END}"
)
_JUDGEMENT = (
    r"belangrijke?|essentiele?|essentieel|cruciale?|cruciaal|onmisbare?|onmisbaar|"
    r"van\s+(?:\w+\s+)?(?:belang|betekenis)|onacceptabel|onaanvaardbaar|ontoelaatbaar|onbegrijpelijk|uitdaging|"
    r"uitdagingen|troef|troeven|sleutel|fundament|hoeksteen|pijlers?|motor|noodzakelijk|noodzaak|nodig|goed|"
    r"mooi|waardevol|bijzonder|vanzelfsprekend|een\s+(?:probleem|kracht|recht|plicht|zegen|feit|keuze)|"
    r"voorwaarde|basisvoorwaarde|wenselijk|aangewezen|vereist|onvermijdelijk"
)
_JUDGES = re.compile(
    rf"{EDGE}(?:is|zijn|blijft|blijven|vormt|vormen)\s[^,;]{{0,100}}?{EDGE}(?:{_JUDGEMENT}){END}"
)

# Weights: 1 takes away what needs help, 2 what stands alone, 3 also what a date or a right adds.
_DOUBTS = (
    (_PAST, "past", 3),
    (_PERFECT, "perfect", 2),
    (_HAS_BECOME, "perfect", 2),
    (_LATELY, "lately", 2),
    (_BELIEVES, "believes", 1),
    (_JUDGES, "judges", 1),
    (_NOW, "now", 1),
    (_COMPLAINS, "complains", 2),
    (_FOLLOWS, "cause", 1),
    (_OF_ITSELF, "cause", 2),
    (_MANY, "many", 2),
    (_WOULD, "would", 2),
    (_YOU, "you", 1),
)


def find(sentence: Sentence) -> Iterator[Cue]:
    """Yield what makes a sentence tell or think rather than promise."""
    for pattern, code, weight in _DOUBTS:
        if match := pattern.search(sentence.main):
            yield found(sentence, match, code, Side.DOUBT, weight)
