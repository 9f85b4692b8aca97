"""What the city does about a promise: the class of its main verb, of the first where there are several."""

from __future__ import annotations

import re

from akkoord.agreement import sentences
from akkoord.agreement.clauses import words
from akkoord.agreement.model import VerbClass
from akkoord.dutch.folding import fold

# Words that open a clause of its own, in which the main verb does not stand.
_SIDE = re.compile(
    r"(?<![\w-])(?:die|dat|wie|waar(?!\s+(?:mogelijk|nodig))\w*|om|zodat|of|als|indien|wanneer|omdat|terwijl)\s.*?"
    r"(?=,|(?<![\w-])(?:wordt|worden|moet|moeten|krijgt|krijgen)\s|$)"
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")

_DIRECTIONS = r"(?:dalen|stijgen|toenemen|afnemen|groeien|krimpen|zakken|omhoog|omlaag|verhogen|verlagen)"

# Verb forms, folded: the present tense, the participle of the passive, the infinitive.
_CONTINUE = (
    r"blijf|blijft|blijven|behoudt|behouden|continueert|continueren|gecontinueerd|bestendig(?:t|en|d)|"
    r"handhaa?f(?:t|d)|handhaven|gehandhaafd|voort(?:zetten|gezet)|voort\s+gezet|verder(?:zetten|gezet)|"
    r"verder\s+(?:zetten|gezet)|(?:zet|zetten)\s+(?:[\w'-]+\s+){1,8}?(?:voort|verder)|"
    r"(?:gaat|gaan)\s+(?:we\s+|wij\s+)?(?:voort|verder|door)\s+met|(?:werkt|werken)\s+(?:voort|verder)\s+aan|"
    r"bouw(?:t|en)\s+(?:voort|verder)\s+op|(?:houdt|houden|gehouden)\s+op\s+peil|op\s+peil\s+gehouden|"
    r"(?:houdt|houden)\s+(?:[\w'-]+\s+){0,6}?(?:vast\s+aan|in\s+stand)|in\s+stand\s+(?:gehouden|houden)"
)
_STUDY = rf"(?:{words.either('study')})"
_INVESTIGATE = (
    r"onderzoek(?:t|en)|onderzocht|bekijk(?:t|en)|bekeken|bestude(?:ert|ren|erd)|verken(?:t|nen|d)|"
    r"evalue(?:ert|ren)|geevalueerd|analyse(?:ert|ren)|geanalyseerd|screen(?:t|en)|gescreend|"
    r"inventarise(?:ert|ren)|geinventariseerd|overweeg(?:t)?|overwegen|overwogen|nagaan|nagegaan|"
    r"(?:gaat|gaan)\s+(?:we\s+|wij\s+)?na(?=\s*(?:$|,)|\s+(?:hoe|welke?|wat|waar)\s)|"
    r"in\s+kaart\s+(?:gebracht|te\s+brengen|brengen)|(?:breng|brengt|brengen)\s+(?:[\w'-]+\s+){1,8}?in\s+kaart|"
    r"(?:zoekt|zoeken|gezocht)\s+naar|beziet|bezien|doorgelicht|lichten\s+(?:[\w'-]+\s+){1,8}?door|"
    r"(?:kijkt|kijken)\s+(?:(?:we\s+|wij\s+)?(?:hoe|naar|welke?|waar)(?!\w)|(?:we|wij)\s*$)|gekeken|"
    rf"(?:doet|doen|voert|voeren|komt|start|starten|laten)\s+(?:[\w'-]+\s+){{0,5}}?{_STUDY}|"
    rf"{_STUDY}\s+(?:uitgevoerd|gedaan)"
)
_SUPPORT = (
    r"ondersteun(?:t|en|d)|steun(?:t|en)|gesteund|stimule(?:ert|ren)|gestimuleerd|moedig(?:t|en)|"
    r"aan(?:moedigen|gemoedigd)|bevorder(?:t|en|d)|faciliteer(?:t|d)|faciliteren|gefaciliteerd|"
    r"promoot|promoten|gepromoot|motive(?:ert|ren)|gemotiveerd|sensibilise(?:ert|ren)|gesensibiliseerd|"
    r"subsidie(?:ert|ren)|gesubsidieerd|begeleid(?:t|en)?|help(?:t|en)|geholpen|beloon(?:t|d)?|belonen|"
    r"(?:bied|biedt|bieden|verleent|verlenen|geeft|geven|krijgt|krijgen)\s+(?:[\w'-]+\s+){0,4}?(?:ondersteuning|steun)|"
    r"(?:ondersteuning|steun)\s+(?:verleend|geboden|gegeven)|"
    r"aangezet\s+tot|(?:zet|zetten)\s+(?:[\w'-]+\s+){1,6}?aan\s+tot"
)
_STRIVE = (
    r"streef(?:t)?|streven|gestreefd|na(?:streven|gestreefd)|ambie(?:ert|ren)|beoog(?:t|d)|beogen|ijver(?:t|en)|"
    r"geijverd|pleit(?:en)?|gepleit|tracht(?:en)?|getracht|probe(?:er|ert|ren)|geprobeerd|"
    r"wil|wenst|bepleit(?:en)?|lobby(?:t|en)|"
    r"(?:dringt|dringen)\s+(?:we\s+|wij\s+)?aan\s+op|(?:roept|roepen)\s+(?:[\w'-]+\s+){1,6}?op|"
    r"(?:zet|zetten|spant|spannen)\s+(?:we\s+|wij\s+)?(?:ons|zich)\s+(?:[\w'-]+\s+){0,4}?in(?!\w)|"
    r"(?:we|wij)\s+(?:vinden|verwachten|vragen)|(?:vinden|verwachten|vragen)\s+(?:we|wij)|"
    r"(?:we|wij)\s+(?:willen|wensen)|(?:willen|wensen)\s+(?:we|wij)|"
    r"(?:zet|zetten)\s+(?:[\w'-]+\s+){0,8}?in\s*(?:op|,|$)|zich\s+(?:[\w'-]+\s+){0,4}?inzetten|"
    r"(?:inzetten|ingezet)\s+(?:op|om)|"
    r"(?:ga|gaat|gaan)\s+(?:we\s+|wij\s+)?voor|heeft\s+de\s+ambitie|hebben\s+de\s+ambitie|"
    r"(?:is|heeft|hebben|besteedt|besteden|gaat|wordt)\s+(?:(?!door|met|en\s)[\w'-]+\s+){0,3}?aandacht|"
    rf"(?:moet|moeten)\s+(?:[\w'-]+\s+){{0,6}}?{_DIRECTIONS}"
)
# A promise without a verb says in a noun what is done: "De ondersteuning van clubs".
_OPENING = r"^(?:(?:de|het|een)\s+)?(?:[\w-]+e\s+)?"
_NOUNS = (
    (VerbClass.CONTINUE, r"(?:behoud|voortzetting|verderzetting|continuering|bestendiging|handhaving)"),
    (VerbClass.INVESTIGATE, _STUDY),
    (VerbClass.SUPPORT, rf"(?:{words.either('support')})"),
    (VerbClass.STRIVE, r"(?:streven|ambitie|streefdoel|inzet|aandacht|inspanningen)"),
)
_LACKS_VERB = tuple(
    (own, re.compile(rf"{_OPENING}{noun}\s+(?:van|naar|aan|om|op|voor|is)(?!\w)")) for own, noun in _NOUNS
)
_CLASS_OF = {
    "c": VerbClass.CONTINUE, "i": VerbClass.INVESTIGATE, "s": VerbClass.SUPPORT, "t": VerbClass.STRIVE,
}  # fmt: skip
_VERB = re.compile(
    rf"(?<![\w-])(?<!\bte )(?<!\bhet )(?:(?P<c>{_CONTINUE})|(?P<i>{_INVESTIGATE})|"
    rf"(?P<s>{_SUPPORT})|(?P<t>{_STRIVE}))(?![\w-])"
)
# "Wordt ontwikkeld": the participle of a passive, so that what follows it is no main verb.
_NO_PARTICIPLE = (
    r"(?!(?:\w*heid|gebied|gericht|beleid|verband|geld|gezond|bekend|bereid|beeld|gewest|gedicht|best)"
    r"(?![\w-]))"
)
_PASSIVE = re.compile(
    rf"(?<![\w-])(?:wordt|worden)(?![\w-]).*?(?<![\w-]){_NO_PARTICIPLE}"
    r"(?P<participle>\w{0,8}?ge\w{2,}[dt]|(?:her|be|ver|ont|over|onder)\w{2,}[dt])(?![\w-])"
)
# "Wij werken een plan uit, en onderzoeken": the verb beside "wij" comes first.
_BESIDE_US = re.compile(r"(?<![\w-])(?:(?:we|wij)\s+(?P<behind>\w+)|(?P<ahead>\w+)\s+(?:we|wij))(?![\w-])")
_LEANING = frozenset(words.listed("leaning"))
# The main verb of a sentence stands near its beginning; one without end must not cost without end.
_FARTHEST = 600
_FINITE = re.compile(r"(?<![\w-])(?:wordt|worden|we|wij|stad|er)(?![\w-])")


def find(text: str) -> VerbClass:
    """Return the class of a promise; what none of the other classes claims is to be delivered.

    >>> find("Er wordt onderzocht of de loods gesloopt kan worden.").value
    'investigate'
    >>> find("De oprichting van een buurthuis.").value, find("Clubs die groeien worden ondersteund.").value
    ('deliver', 'support/stimulate')
    """
    first = next(sentences.split(text))[:_FARTHEST]
    main = _SIDE.sub("", _BRACKETS.sub("", fold(first)))
    match = _VERB.search(main)
    noun = next((own for own, pattern in _LACKS_VERB if pattern.match(main)), None)
    if noun is not None and not _FINITE.search(main):
        return noun
    if match is None or _does_first(main, match.start()):
        return VerbClass.DELIVER
    return _CLASS_OF[match.lastgroup or ""]


def _does_first(main: str, position: int) -> bool:
    """Whether something is done before a position: a participle of a passive, or a plain verb beside "we"."""
    passive = _PASSIVE.search(main)
    if passive and passive.start("participle") < position:
        return True
    ours = _BESIDE_US.search(main, 0, position)
    return ours is not None and (ours["behind"] or ours["ahead"]) not in _LEANING
