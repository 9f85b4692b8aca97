"""What script/screenshots looks at: each page, who looks at it, and what form is sent first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LONG = "meergeneratiewoonvoorzieningencoördinatiecommissie"

PUBLIC, STAFF, CODE, TELEPHONE, READER = "", "staff", "code", "telephone", "reader"


@dataclass(frozen=True)
class Shot:
    """One picture.

    Attributes:
        name: How its file is called.
        address: A path, or the key of one that `_screenshots_people` found; without one there is no picture.
        viewer: Whose session is used; empty for a resident.
        typed: What is typed first, by the name of the field; a radio or select gets the value to choose.
        press: The button that is pressed then, as a selector; its answer is the picture.
        prints: Whether it is kept as it prints too.
        script: What is done to the page before the picture, such as putting a long word in it.
    """

    name: str
    address: str
    viewer: str = PUBLIC
    typed: Mapping[str, str] = field(default_factory=dict)
    press: str = ""
    prints: bool = False
    script: str = ""


_SEND = "main .button-main"
# Two instruments have no pages yet, and the navigation must hold them.
_SIX = """() => {
  const list = document.querySelector(".top nav ul");
  for (const name of ["Opvolging", "Besluiten", "Meedoen", "Mijn rechten", "Open data"]) {
    if ([...list.children].some(place => place.textContent.trim() == name)) continue;
    const place = list.lastElementChild.cloneNode(true);
    place.firstElementChild.textContent = name;
    list.append(place);
  }
}"""
_LONG = """() => {
  const places = "h1, h3 > a, .rows a, .tree a, tbody th, dd, .path a, .stage";
  document.querySelectorAll(places).forEach((one, at) => { if (at % 3 == 0) one.textContent = "WORD"; });
}""".replace("WORD", LONG)
_RIGHT = "/rechten/voorbeeldegem.mantelzorgtoelage/"
_CARER = {"lives_in_town": "yes", "cares_at_home": "yes", "cared_for_has_heavy_care_recognition": "no"}
_RIGHT_YES = _CARER | {"cared_for_has_care_budget": "yes", "income_cents_per_year": "32.000"}
_WRONG_DRAFT = {"amount_cents": "veel", "numbers": "vijf"}
_WRONG_CHECK = {"heard_1_who": "De armenraad", "outcome": "good"}
_PLAN = "[action$='nieuw/'] [type=submit]"
_RECORD = "[action$='noteren/'] [type=submit]"

EVERYWHERE = (
    Shot("home", "/", prints=True),
    Shot("home-english", "/en/"),
    Shot("home-long-words", "/", script=_LONG),
    Shot("six-places", "/", script=_SIX),
    Shot("promises", "/beloften/"),
    Shot("promises-filtered", "/beloften/?kind=goal&measurable=on"),
    Shot("promises-none", "/beloften/?q=zeppelin"),
    Shot("promise", "promise", prints=True),
    Shot("promise-long-words", "promise", script=_LONG),
    Shot("promise-other", "/beloften/23/"),
    Shot("domain", "domain"),
    Shot("followup", "/opvolging/"),
    Shot("stages", "/opvolging/fasen/"),  # codespell:ignore fasen
    Shot("report", "report", prints=True),
    Shot("reports", "/opvolging/verslagen/"),
    Shot("reports-staff", "/opvolging/verslagen/", STAFF),
    Shot("report-preview", "report-preview", STAFF),
    Shot("report-words", "report-words", STAFF),
    Shot("report-send", "report-send", STAFF),
    Shot("decisions", "/besluiten/"),
    Shot("decisions-none", "/besluiten/?q=zeppelin"),
    Shot("decision", "decision", prints=True),
    Shot("decision-staff", "decision", STAFF),
    Shot("not-found", "/bestaat-niet/"),
    Shot("login", "/aanmelden/"),
    Shot("login-wrong", "/aanmelden/", typed={"email": "an", "password": "x"}, press=_SEND),
    Shot("code", "/aanmelden/code/", CODE),
    Shot("code-wrong", "/aanmelden/code/", CODE, {"code": "123"}, _SEND),
    Shot("telephone", "/aanmelden/telefoon/", TELEPHONE),
    Shot("welcome", "welcome"),
    Shot("welcome-wrong", "welcome", typed={"new": "kort", "again": "korter"}, press=_SEND),
    Shot("link-over", "/welkom/1/oud/"),
    Shot("desk", "/werk/", STAFF),
    Shot("account", "/werk/gegevens/", STAFF),
    Shot("password", "/werk/wachtwoord/", STAFF),
    Shot("people", "/werk/mensen/", STAFF),
    Shot("invite", "/werk/mensen/nieuw/", STAFF),
    Shot("invite-wrong", "/werk/mensen/nieuw/", STAFF, {"name": "Bo", "email": "bo@"}, _SEND),
    Shot("person", "person", STAFF),
    Shot("person-wrong", "person", STAFF, {"valid_from": ""}, "form.form [type=submit]"),
    Shot("history", "/geschiedenis/", STAFF),
    Shot("history-none", "/geschiedenis/?number=999999&thing=agreement.promise", STAFF),
    Shot("job", "job", STAFF),
    Shot("job-done", "job-done", STAFF),
    Shot("job-failed", "job-failed", STAFF),
    Shot("read", "/akkoord/inlezen/", STAFF),
    Shot("read-wrong", "/akkoord/inlezen/", STAFF, {"title": ""}, _SEND),
    Shot("version", "version", STAFF),
    Shot("work", "/opvolging/beloften/", STAFF),
    Shot("record", "record", STAFF),
    Shot("record-wrong", "record", STAFF, {"form-0-title": "x"}, _RECORD),
    Shot("plan", "/opvolging/plan/", STAFF),
    Shot("plan-wrong", "/opvolging/plan/", STAFF, {"title": "", "code": ""}, _PLAN),
    Shot("drafts", "/besluiten/ontwerpen/", STAFF),
    Shot("draft", "draft", STAFF),
    Shot("draft-new", "/besluiten/ontwerpen/nieuw/", STAFF),
    Shot("draft-wrong", "/besluiten/ontwerpen/nieuw/", STAFF, _WRONG_DRAFT, ".actions [type=submit]"),
    Shot("draft-change", "draft-change", STAFF),
    Shot("draft-published", "draft-published", STAFF),
    Shot("read-decisions", "/besluiten/inlezen/", STAFF),
    Shot("read-decisions-wrong", "/besluiten/inlezen/", STAFF, {"address": "zomaar"}, _SEND),
    Shot("page-read", "page-read", STAFF),
    Shot("checks", "/toetsen/", STAFF),
    Shot("check", "check", STAFF),
    Shot("check-wrong", "check", STAFF, _WRONG_CHECK, ".actions [type=submit]"),
    Shot("check-over", "check-over", STAFF),
    Shot("check-done", "check-done", prints=True),
    Shot("refused", "/werk/mensen/", READER),
)  # fmt: skip

WITH_RIGHTS = (
    Shot("rights", "/rechten/"),
    Shot("right", _RIGHT),
    Shot("right-yes", _RIGHT, typed=_RIGHT_YES, press=_SEND, prints=True),
    Shot("right-no", _RIGHT, typed=_CARER | {"cares_at_home": "no"}, press=_SEND, prints=True),
    Shot("right-unknown", _RIGHT, typed=_CARER, press=_SEND, prints=True),
    Shot("right-wrong", _RIGHT, typed=_CARER | {"income_cents_per_year": "veel"}, press=_SEND),
)  # fmt: skip

EMPTY = (
    Shot("empty-home", "/"),
    Shot("empty-followup", "/opvolging/"),
    Shot("empty-decisions", "/besluiten/"),
    Shot("empty-desk", "/werk/", STAFF),
    Shot("empty-read", "/akkoord/inlezen/", STAFF),
    Shot("empty-drafts", "/besluiten/ontwerpen/", STAFF),
    Shot("empty-checks", "/toetsen/", STAFF),
    Shot("empty-history", "/geschiedenis/", STAFF),
    Shot("empty-plan", "/opvolging/plan/", STAFF),
)
