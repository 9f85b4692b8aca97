"""What commits somebody, cue by cue, in sentences of made-up towns and parties, and by which words."""

import pytest

from akkoord.agreement.prose import commitment

NAMES = frozenset({"Ginderdorp", "Vlierbeke"})


def words_of_promise(sentence):
    verdict = commitment.judge(sentence, NAMES)
    assert verdict.is_promise, verdict
    return verdict.words


def check(sentence, words):
    assert words_of_promise(sentence) == words


class TestWe:
    @pytest.mark.parametrize(
        ("sentence", "words"),
        [
            ("Wij bouwen een brug over het kanaal.", "Wij bouwen"),
            ("Daarom bouwen we een brug.", "bouwen we"),
            ("In elke wijk planten wij bomen.", "planten wij"),
            ("We zullen de kade heraanleggen.", "We zullen"),
            ("Tegen 2033 zullen wij het zwembad hebben vernieuwd.", "zullen wij"),
            ("We gaan de markt overdekken.", "We gaan"),
            ("Wij willen een nieuw lokaal voor de scouts.", "Wij willen"),
            ("Zo willen we het groen in de straten brengen.", "willen we"),
            ("Wij wensen een loket in elke wijk.", "Wij wensen"),
            ("We moeten de dijk verhogen.", "We moeten"),
            ("Wij blijven de clubs steunen.", "Wij blijven"),
            ("We laten de winkelstraat groeien.", "We laten"),
            ("Wij schaffen de huisvuilheffing af.", "Wij schaffen"),
            ("De heffing op terrassen verhogen wij niet.", "verhogen wij"),
            ("We voeren een nieuw tarief in.", "We voeren"),
            ("Wij zetten vol in op de fiets.", "Wij zetten"),
            ("We zien erop toe dat de werken tijdig klaar zijn.", "We zien erop toe"),
            ("Met de buurt spreken we een kalender af.", "spreken we een kalender af"),
            ("Wij hebben aandacht voor wie slecht te been is.", "Wij hebben aandacht"),
            ("We hebben oog voor de vissers.", "We hebben oog"),
            ("We zijn tegen de verbreding van de ring.", "We zijn tegen"),
            ("Wij staan garant voor de leningen van de clubs.", "Wij staan garant"),
            (
                "We erkennen het belang van muziek en steunen de harmonie.",
                "We erkennen het belang van muziek en steunen",
            ),
            ("Als stad nemen wij het voortouw.", "nemen wij"),
            ("Als er geld vrijkomt, bouwen we een tweede sluis.", "bouwen we"),
            ("Dat doen we door de kade te verlagen.", "Dat doen we door"),
            ("Onze ambitie is een haven zonder uitstoot.", "Onze ambitie is"),
            ("Het is ons doel de wachtlijst te halveren.", "is ons doel"),
            ("Het is onze taak om elk kind te leren zwemmen.", "Het is onze taak"),
        ],
    )
    def test_commit_with_a_verb_in_the_present(self, sentence, words):
        check(sentence, words)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Wij bouwden een brug over het kanaal.",
            "Vorig jaar plantten we bomen in elke wijk.",
            "Toen kozen wij voor een andere weg.",
            "We hebben de kade vernieuwd.",
            "Daar hebben wij hard aan gewerkt.",
            "Wij geloven in de kracht van de buurt.",
            "We vinden rust in het park.",
            "We zien dat de straten leeglopen.",
            "We leven steeds langer.",
            "We kennen elkaar allemaal.",
            "We staan voor grote keuzes.",
            "Samen kunnen we veel.",
            "Wij gaan ervan uit dat de buren helpen.",
            "Dat realiseren we ons elke dag.",
            "Dat gaan we de komende jaren nog vaak zien.",
            "Dat zullen wij niet alleen kunnen.",
            "We zijn klaar voor de toekomst.",
            "We worden een dagje ouder.",
            "In dat park spelen kinderen omdat we het aanlegden.",
            "Het is een dorp waarin we elkaar groeten.",
            "Wij zijn trots op onze vissers.",
        ],
    )
    def test_tell_or_think_with_other_verbs(self, sentence):
        assert not commitment.judge(sentence, NAMES).is_promise


class TestSpeakers:
    @pytest.mark.parametrize(
        ("sentence", "words"),
        [
            ("De stad wil het plein autovrij maken.", "wil"),
            ("Ook wil het college een tweede bibliotheek.", "wil"),
            ("DVG wil lagere lasten voor winkels.", "wil"),
            ("Daarom pleit Nieuw Verbond voor een gratis veer.", "pleit"),
            ("Het kabinet kiest voor het spoor.", "kiest"),
            ("Groen Licht streeft naar een bos in elk dorp.", "streeft"),
            ("De coalitie zet in op kleine scholen.", "zet in op"),
            ("Daarvoor zet Ginderdorp in op de fiets.", "zet Ginderdorp in op"),
            ("DVG gaat resoluut voor een tweede sluis.", "gaat resoluut voor"),
            ("Het bestuur heeft de ambitie om elke straat te vergroenen.", "heeft de ambitie"),
            ("DVG is voorstander van een stille ring.", "is voorstander van"),
            ("DVG is tegen de verkoop van het veer.", "is tegen"),
            ("DVG zet de haven centraal en wil er een museum.", "wil"),
            ("De stad plant duizend bomen.", "stad plant"),
            ("Daarom onderzoekt de gemeente een nieuw tarief.", "onderzoekt de gemeente"),
            ("De schepen brengt de buren samen.", "schepen brengt"),
            ("Stad Ginderdorp verlaagt de drempels.", "Stad Ginderdorp verlaagt"),
            ("Het college werkt een kalender uit.", "college werkt"),
            ("Gemeenten nemen de regie over.", "Gemeenten nemen de"),
            ("Het woonbeleid richt zich op jonge gezinnen.", "woonbeleid richt"),
            ("Ginderdorp bouwt een nieuwe school.", "bouwt"),
            ("Met de buren ontwikkelt Vlierbeke een park.", "ontwikkelt"),
            ("DVG vindt dat winkels op zondag dicht moeten.", "vindt dat winkels op zondag dicht moeten"),
        ],
    )
    def test_commit_themselves(self, sentence, words):
        check(sentence, words)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Niemand wil in een file staan.",
            "Jonge gezinnen willen ruimte.",
            "Wie wil, kan mee.",
            "Inwoners kiezen vaker voor de fiets.",
            "Nederlanders willen rust.",
            "De politieke wil ontbreekt.",
            "De stad telt drie havens.",
            "De gemeente heeft een lange geschiedenis.",
            "Het college gelooft in de jeugd.",
            "De overheid betaalt facturen gemiddeld te laat.",
            "Groei zorgt voor banen.",
            "Steden werken als een magneet.",
            "DVG is altijd voor zuinigheid geweest.",
            "De fusie is goed voor de winkels.",
            "De haven is voor een groot deel dichtgeslibd.",
            "Ginderdorp telt vier kernen.",
            "Ginderdorp trekt veel toeristen aan.",
            "De coalitie benadrukt dat de markt van iedereen is.",
        ],
    )
    def test_are_no_people_at_large_and_do_not_only_state(self, sentence):
        assert not commitment.judge(sentence, NAMES).is_promise


class TestEvents:
    @pytest.mark.parametrize(
        ("sentence", "words"),
        [
            ("Er komt een brug.", "Er komt"),
            ("Daarom komen er meer banken langs het water.", "komen er"),
            ("De kade wordt heraangelegd.", "wordt"),
            ("Alle daken worden geïsoleerd.", "worden"),
            ("Fietsen wordt de norm.", "wordt"),
            ("De brug zal worden hersteld.", "zal"),
            ("De scholen zullen later openen.", "zullen"),
            ("De lonen gaan omhoog.", "gaan omhoog"),
            ("De politie gaat vaker controleren.", "gaat vaker controleren"),
            ("Elke wijk krijgt een agent.", "krijgt"),
            ("Het veer blijft gratis.", "blijft gratis"),
            ("De haven blijft behouden.", "blijft behouden"),
            ("De fiets blijft de norm voor elke nieuwe straat.", "blijft de norm"),
            ("Het centrum moet groener.", "moet"),
            ("Elk kind moet leren zwemmen.", "moet"),
            ("De kade dient te worden verlaagd.", "dient"),
            ("Winkels hoeven geen nieuwe vergunning aan te vragen.", "hoeven"),
            ("De heffing mag niet stijgen.", "mag"),
            ("Clubs mogen de zaal gratis gebruiken.", "mogen"),
            ("Er is aandacht voor wie alleen woont.", "Er is aandacht"),
            ("Voortaan hebben huurders een vast aanspreekpunt.", "Voortaan"),
            ("Clubs die steun krijgen onderschrijven de gedragscode.", "onderschrijven"),
            ("De dienstregeling zou ruimer moeten zijn.", "moeten"),
            ("Wie bouwt, moet een boom planten.", "moet"),
            ("Mensen die hun huis verliezen krijgen een kamer.", "krijgen"),
        ],
    )
    def test_say_what_will_be_or_must_be(self, sentence, words):
        check(sentence, words)

    @pytest.mark.parametrize(
        "sentence",
        [
            "De haven werd in 1962 gegraven.",
            "De kade is vorig jaar heraangelegd.",
            "De haven wordt nu te weinig gebruikt.",
            "Jongeren worden hard getroffen door de crisis.",
            "Het dorp wordt gekenmerkt door smalle straten.",
            "De bevolking wordt ouder en diverser.",
            "Zo wordt het stiller in de straat.",
            "De druk op de haven zal toenemen.",
            "Op termijn zal een tekort ontstaan.",
            "Dit zal leiden tot minder verkeer.",
            "Het gaat over meer dan stenen.",
            "De komende jaren gaan veel leraren met pensioen.",
            "Het blijft een uitdaging om personeel te vinden.",
            "Scholen blijven de wegwijzer naar werk.",
            "Ouders krijgen nu te weinig steun.",
            "Veel winkels krijgen het moeilijk.",
            "Daardoor kunnen clubs groeien.",
            "De plannen worden zo opgewaardeerd.",
            "Nederland zou het anders gaan doen.",
            "Het komt voor dat de brug vastzit.",
            "Het museum dient als ontmoetingsplek.",
            "De fabrikanten die moeten saneren vertrekken.",
            "Sinds 2019 moet het veer vaker stilliggen omdat de motor hapert, helaas.",
        ],
    )
    def test_are_no_descriptions_history_or_forecasts(self, sentence):
        assert not commitment.judge(sentence, NAMES).is_promise


class TestItems:
    @pytest.mark.parametrize(
        ("sentence", "words"),
        [
            ("Meer groen in de wijk.", "Meer"),
            ("Geen nieuwe belastingen.", "Geen"),
            ("De oprichting van een buurthuis.", "De oprichting van"),
            ("Het versterken van de dijken.", "Het versterken van"),
            ("Het uitwerken en verspreiden van een gids.", "Het uitwerken en verspreiden van"),
            ("Aanleg van een kunstgrasveld, zodat de jeugd kan spelen.", "Aanleg"),
            ("Snelle en veilige aanleg van fietspaden.", "Snelle en veilige aanleg van"),
            ("Realiseren van een dagcentrum.", "Realiseren van"),
            ("Onze keuze: minder regels voor clubs.", "minder"),
            ("Stop de verkoop van het veer.", "Stop"),
            ("Organiseer de raad in elke kern.", "Organiseer"),
        ],
    )
    def test_promise_without_a_verb_or_a_subject(self, sentence, words):
        check(sentence, words)

    @pytest.mark.parametrize(
        "sentence",
        [
            "Een cultuur van vertrouwen.",
            "Derde haven van het land.",
            "Zestig jaar visserij aan de kust.",
            "De sluiting van de fabriek kost banen en is een ramp.",
            "Meer verkeer betekent meer ongevallen.",
            "Zorg en onderwijs.",
            "Minder regels is geen doel.",
        ],
    )
    def test_are_no_phrases_that_name_something(self, sentence):
        assert not commitment.judge(sentence, NAMES).is_promise
