"""Every page of the site, for the floors; `test_pages` fails for an address that is not here."""

from __future__ import annotations

from dataclasses import dataclass, field

from floors.whole_town import TELEPHONE


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes:
        name: What it shows, for the name of the test.
        path: Its address; names in braces stand for the ids of `whole_town`.
        status: How it answers.
        role: The role that somebody needs to see it; empty for everybody.
        post: What its form sends; the page is then the answer.
    """

    name: str
    path: str
    status: int = 200
    role: str = ""
    post: dict[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.name

    @property
    def is_english(self) -> bool:
        """Whether it speaks English; the page of a broken server speaks both."""
        return self.path.startswith("/en/")


_CARER = {
    "lives_in_town": "yes",
    "cares_at_home": "yes",
    "cared_for_has_heavy_care_recognition": "no",
    "cared_for_has_care_budget": "yes",
    "on": "2026-11-02",
}

AGREEMENT = (
    Page("home", "/"),
    Page("home in English", "/en/"),
    Page("all promises", "/beloften/"),
    Page("all promises in English", "/en/beloften/"),
    Page("promises with filters", "/beloften/?kind=goal&measurable=yes&domain={domain}"),
    Page("promises in a stage", "/beloften/?stage=in_progress"),
    Page("words that are found", "/beloften/?q=mantelzorgtoelage"),
    Page("words that are not found", "/beloften/?q=zeppelin"),
    Page("a filter that means nothing", "/beloften/?kind=nonsense"),
    Page("domain", "/domeinen/{domain}/"),
    Page("domain in English", "/en/domeinen/{domain}/"),
    Page("domains", "/domeinen/"),
    Page("sustainable development goals", "/sdg/"),
    Page("sustainable development goals in English", "/en/sdg/"),
    Page("one sustainable development goal", "/sdg/11/"),
    Page("one sustainable development goal in English", "/en/sdg/3/"),
    Page("actors", "/actoren/"),
    Page("actor", "/actoren/{actor}/"),
    Page("places", "/en/plaatsen/"),
    Page("place", "/plaatsen/{place}/"),
    Page("place that nobody names", "/plaatsen/nergens/", status=404),
    Page("findings", "/bevindingen/"),
    Page("findings of one kind in English", "/en/bevindingen/?soort=no_target&domein={domain}"),
    Page("findings of a version", "/akkoord/versies/{version}/bevindingen/?soort=no_target", role="reader"),
    Page("versions side by side", "/vergelijken/"),
    Page("two versions", "/vergelijken/{older}/{version}/"),
    Page("two versions in English", "/en/vergelijken/{older}/{version}/?soort=kept"),
    Page("versions that were not compared", "/vergelijken/{version}/{older}/", 404, "reader"),
    Page("goal with actions", "/beloften/{goal}/"),
    Page("promise", "/beloften/{promise}/"),
    Page("promise in English", "/en/beloften/{promise}/"),
    Page("promise as a coordinator", "/beloften/{promise}/", role="coordinator"),
    Page("pictures", "/beelden/"),
    Page("pictures in English", "/en/beelden/"),
    Page("picture of the agreement", "/beelden/akkoord/"),
    Page("picture of the time line", "/beelden/tijdlijn/"),
    Page("picture of the time line in English", "/en/beelden/tijdlijn/"),
    Page("picture of the actors", "/beelden/actoren/"),
    Page("picture of the goals", "/beelden/sdg/"),
    Page("picture of the goals in English", "/en/beelden/sdg/"),
    Page("picture that does not exist", "/beelden/zeppelin/", status=404),
    Page("version", "/akkoord/versies/{version}/", role="coordinator"),
    Page("version to read along in English", "/en/akkoord/versies/{version}/", role="reader"),
)

REVIEW = (
    Page("reading in", "/akkoord/inlezen/", role="coordinator"),
    Page("reading in, for who may look", "/en/akkoord/inlezen/", role="reader"),
    Page("reading in nothing", "/akkoord/inlezen/", 422, "coordinator", {"title": "Ontwerp"}),
    Page("document that is read", "/akkoord/nazicht/{review_waiting}/", role="coordinator"),
    Page("workbench", "/akkoord/nazicht/{review}/", role="coordinator"),
    Page("workbench in English", "/en/akkoord/nazicht/{review}/?toon=all&volgorde=text", role="coordinator"),
    Page("workbench for who may look", "/akkoord/nazicht/{review}/", role="reader"),
    Page("workbench at a line of no promise", "/akkoord/nazicht/{review}/?regel=5", role="coordinator"),
    Page("workbench with nothing left", "/akkoord/nazicht/{review}/?toon=no_promise", role="coordinator"),
    Page("step that is refused", "/akkoord/nazicht/{review}/stap/", 409, "coordinator", {"step": "undo"}),
    Page("publishing a review", "/akkoord/nazicht/{review}/publiceren/", role="coordinator"),
    Page("publishing too early", "/en/akkoord/nazicht/{review}/publiceren/", 409, "coordinator", {"x": ""}),
)

_FILE = "/cijfers/beheer/inlezen/{figures_file}/"
INDICATORS = (
    Page("figures", "/cijfers/"),
    Page("figures in English", "/en/cijfers/"),
    Page("figure with a break and two targets", "/cijfers/kansarmoede/"),
    Page("figure in English", "/en/cijfers/kansarmoede/"),
    Page("figure of few people", "/cijfers/mantelzorgtoelagen/"),
    Page("figure that does not exist", "/cijfers/zeppelin/", status=404),
    Page("keeping figures", "/cijfers/beheer/", role="coordinator"),
    Page("keeping figures in English", "/en/cijfers/beheer/", role="coordinator"),
    Page("indicator without a name", "/cijfers/beheer/nieuw/", 422, "coordinator", {"code": "x"}),
    Page("keeping one figure", "/cijfers/beheer/kansarmoede/", role="coordinator"),
    Page("keeping one figure in English", "/en/cijfers/beheer/kansarmoede/", role="coordinator"),
    Page("target of nothing", "/cijfers/beheer/kansarmoede/doel/", 422, "coordinator", {"aim": "level"}),
    Page("bringing in figures", "/cijfers/beheer/inlezen/", role="coordinator"),
    Page("bringing in no figures", "/cijfers/beheer/inlezen/nieuw/", 422, "coordinator", {"origin": "x"}),
    Page("file of figures", _FILE, role="coordinator"),
    Page("file of figures in English", f"/en{_FILE}", role="coordinator"),
    Page("file without columns", f"{_FILE}kolommen/", 422, "coordinator", {"place": ""}),
)

FOLLOWUP = (
    Page("follow-up", "/opvolging/"),
    Page("follow-up in English", "/en/opvolging/"),
    Page("progress", "/opvolging/voortgang/"),
    Page("progress in English", "/en/opvolging/voortgang/"),
    Page("progress by place", "/opvolging/voortgang/?per=plaats"),
    Page("stages", "/opvolging/fasen/"),  # codespell:ignore fasen
    Page("follow-up work", "/opvolging/beloften/", role="coordinator"),
    Page("follow-up work of a service", "/opvolging/beloften/?q=zorg", role="service"),
    Page("follow-up work in English", "/en/opvolging/beloften/?list=claimed", role="coordinator"),
    Page(
        "recording nothing from the list",
        "/opvolging/beloften/{promise}/meteen/",
        422,
        "coordinator",
        {"stage": ""},
    ),
    Page("recording", "/opvolging/beloften/{promise}/", role="coordinator"),
    Page("recording in English", "/en/opvolging/beloften/{promise}/", role="coordinator"),
    Page(
        "recording nothing",
        "/opvolging/beloften/{promise}/noteren/",
        422,
        "coordinator",
        {"stage": "delivered", "proof-TOTAL_FORMS": "1", "proof-INITIAL_FORMS": "0"},
    ),
    Page("sheet", "/opvolging/bestand/", role="coordinator"),
    Page("sheet in English", "/en/opvolging/bestand/", role="service"),
    Page("sheet that is none", "/opvolging/bestand/", 422, "coordinator", {"sheet": ""}),
    Page("what a sheet changes", "/opvolging/bestand/{sheet}/", role="coordinator"),
    Page(
        "what of a sheet cannot be used", "/en/opvolging/bestand/{sheet}/?state=problem", role="coordinator"
    ),
    Page("judging", "/opvolging/beloften/{promise}/eindoordeel/", role="service"),
    Page(
        "judging too early",
        "/en/opvolging/beloften/{promise}/eindoordeel/",
        422,
        "coordinator",
        {"verdict": "kept", "why": "Het plein ligt er."},
    ),
    Page("approval route", "/opvolging/goedkeuren/", role="coordinator"),
    Page("approval route in English", "/en/opvolging/goedkeuren/", role="coordinator"),
    Page("one step of the route", "/opvolging/goedkeuren/college/", role="coordinator"),
    Page("agreeing to nothing", "/opvolging/goedkeuren/college/", 422, "coordinator", {"answer": "agree"}),
    Page("plan", "/opvolging/plan/", role="coordinator"),
    Page("services and offices", "/opvolging/diensten/", role="coordinator"),
    Page("services in English", "/en/opvolging/diensten/", role="coordinator"),
    Page(
        "an office without a title", "/opvolging/diensten/mandaat/", 422, "coordinator", {"office-title": ""}
    ),
    Page("plan without a title", "/opvolging/plan/nieuw/", 422, "coordinator", {"title": ""}),
)

UPDATES = (
    Page("what changed", "/wijzigingen/"),
    Page("what changed in English", "/en/wijzigingen/"),
    Page("what changed to a promise", "/wijzigingen/?belofte={promise}"),
    Page("what changed in a domain", "/wijzigingen/?domein={domain}&soort=stage&sinds=2026-01-01"),
    Page("what changed that is not found", "/wijzigingen/?soort=report&sinds=2199-01-01"),
    Page("following", "/volgen/"),
    Page("following a promise in English", "/en/volgen/?belofte={promise}"),
    Page("following without an address", "/volgen/?plaats={place}", 422, "", {"address": ""}),
    Page("following that was asked", "/volgen/gevraagd/"),
    Page("confirming", "/volgen/bevestigen/{confirm}/"),
    Page("what somebody follows", "/volgen/beheren/{manage}/"),
    Page("what somebody follows in English", "/en/volgen/beheren/{manage}/"),
    Page("stopping", "/volgen/stoppen/{manage}/"),
    Page("stopped", "/volgen/stoppen/geen/", 200, "", {"List-Unsubscribe": "One-Click"}),
    Page("following that is over", "/volgen/bevestigen/geen/", 410),
    Page("followers", "/werk/volgers/", role="coordinator"),
)

DECISIONS = (
    Page("decisions", "/besluiten/"),
    Page("decisions in English", "/en/besluiten/"),
    Page("decisions that are not found", "/besluiten/?q=zeppelin"),
    Page("decision", "/besluiten/{decision}/"),
    Page("decision in English", "/en/besluiten/{decision}/"),
    Page("decision of others to link", "/besluiten/{decision_read}/", role="coordinator"),
    Page("drafts", "/besluiten/ontwerpen/", role="reader"),
    Page("draft", "/besluiten/ontwerpen/{draft}/", role="coordinator"),
    Page("draft that was published", "/besluiten/ontwerpen/{draft_published}/", role="coordinator"),
    Page("draft in English", "/en/besluiten/ontwerpen/{draft}/", role="reader"),
    Page("new draft", "/besluiten/ontwerpen/nieuw/", role="coordinator"),
    Page("new draft without a title", "/besluiten/ontwerpen/nieuw/", 422, "coordinator", {"title": ""}),
    Page("changing a draft", "/besluiten/ontwerpen/{draft}/wijzigen/", role="coordinator"),
    Page("changing a draft in English", "/en/besluiten/ontwerpen/{draft}/wijzigen/", role="service"),
    Page("reading in decisions", "/besluiten/inlezen/", role="coordinator"),
    Page("reading in no decisions", "/besluiten/inlezen/", 422, "coordinator", {"address": "x"}),
    Page("report of a page", "/besluiten/inlezen/{page_read}/", role="coordinator"),
)

CHECKS = (
    Page("checks", "/toetsen/", role="coordinator"),
    Page("check", "/toetsen/poverty/{draft}/", role="coordinator"),
    Page("check in English", "/en/toetsen/poverty/{draft}/", role="service"),
    Page("finished check", "/toetsen/poverty/besluit/{decision}/"),
    Page("finished check in English", "/en/toetsen/poverty/besluit/{decision}/"),
)

RIGHTS = (
    Page("rights", "/rechten/"),
    Page("right", "/rechten/{right}/"),
    Page("right in English", "/en/rechten/{right}/"),
    Page("right answered yes", "/rechten/{right}/", post=_CARER | {"income_cents_per_year": "32.000"}),
    Page("right answered unknown", "/rechten/{right}/", post=_CARER),
    Page("right answered no", "/rechten/{right}/", post=_CARER | {"lives_in_town": "no"}),
    Page("right with a mistake", "/rechten/{right}/", post=_CARER | {"income_cents_per_year": "veel"}),
)

ACCOUNTS = (
    Page("log in", "/aanmelden/"),
    Page("log in in English", "/en/aanmelden/"),
    Page("log in with nothing", "/aanmelden/", post={"email": "an"}),
    Page("second step", "/aanmelden/code/", role=TELEPHONE),
    Page("second step with a wrong code", "/aanmelden/code/", 200, TELEPHONE, {"code": "nee"}),
    Page("connecting a telephone", "/aanmelden/telefoon/", role="reader"),
    Page("welcome", "{link}"),
    Page("welcome with nothing", "{link}", post={"new": ""}),
    Page("link that is over", "/welkom/1/abc-def/", status=410),
    Page("desk", "/werk/", role="coordinator"),
    Page("desk of an administrator in English", "/en/werk/", role="administrator"),
    Page("own account", "/werk/gegevens/", role="reader"),
    Page("erasing without a password", "/werk/gegevens/wissen/", 200, "reader", {"password": ""}),
    Page("password", "/werk/wachtwoord/", role="reader"),
    Page("password with nothing", "/werk/wachtwoord/", 200, "reader", {"current": ""}),
    Page("keys of one's own", "/werk/sleutels/", role="coordinator"),
    Page("keys of one's own in English", "/en/werk/sleutels/", role="coordinator"),
    Page("keys for who can make none", "/werk/sleutels/", role="administrator"),
    Page("making a key of nothing", "/werk/sleutels/", 422, "coordinator", {"name": ""}),
    Page("keys of everybody", "/werk/sleutels/alle/", role="administrator"),
    Page("people", "/werk/mensen/", role="administrator"),
    Page("inviting", "/werk/mensen/nieuw/", role="administrator"),
    Page("inviting nobody", "/werk/mensen/nieuw/", 200, "administrator", {"name": ""}),
    Page("person", "/werk/mensen/{person}/", role="administrator"),
    Page("person in English", "/en/werk/mensen/{person}/", role="administrator"),
    Page("person with a wrong role", "/werk/mensen/{person}/", 200, "administrator", {"role": ""}),
    Page("link to choose a password", "/werk/mensen/{person}/link/", 200, "administrator", {"x": ""}),
)

FRAME = (
    Page("accessibility", "/toegankelijkheid/"),
    Page("accessibility in English", "/en/toegankelijkheid/"),
    Page("privacy", "/privacy/"),
    Page("privacy in English", "/en/privacy/"),
    Page("contact", "/contact/"),
    Page("contact in English", "/en/contact/"),
    Page("language", "/taal/"),
    Page("language in English", "/en/taal/"),
)

OPEN_DATA = (
    Page("interface for programs", "/api/v1/"),
    Page("interface for programs in English", "/en/api/v1/"),
    Page("open data", "/open-data/"),
    Page("open data in English", "/en/open-data/"),
    Page("data dictionary", "/open-data/woordenboek/"),
    Page("data dictionary in English", "/en/open-data/woordenboek/"),
)

REPORTS = (
    Page("reports", "/opvolging/verslagen/"),
    Page("reports in English", "/en/opvolging/verslagen/", role="coordinator"),
    Page("report", "/opvolging/verslag/2026-1/"),
    Page("report in English", "/en/opvolging/verslag/2026-1/"),
    Page("report of a year", "/opvolging/verslag/2025/"),
    Page("report as it was sent", "/opvolging/verslagen/{report}/", role="coordinator"),
    Page("domain in a report", "/opvolging/verslagen/{report}/domein-1/"),
    Page("service in a report", "/en/opvolging/verslagen/{report}/dienst-1/"),
    Page("promises without information in a report", "/en/opvolging/verslagen/{report}/zonder-informatie/"),
    Page("report that is not there", "/opvolging/verslag/2019-1/", status=404),
    Page("preview of a report", "/opvolging/verslag/2026-1/voorbeeld/", role="coordinator"),
    Page("preview of a report in English", "/en/opvolging/verslag/2026-1/voorbeeld/", role="reader"),
    Page("domain in a preview", "/opvolging/verslag/2026-1/voorbeeld/domein-4/", role="reader"),
    Page("words with a report", "/opvolging/verslag/2026-1/woorden/", role="coordinator"),
    Page(
        "words with a national number",
        "/en/opvolging/verslag/2026-1/woorden/",
        422,
        "coordinator",
        # Made up, with a check that fits.
        {"words-1": "85.07.30-033.28"},
    ),
    Page("sending a report", "/opvolging/verslag/2026-1/verzenden/", role="coordinator"),
    Page("sending nothing", "/en/opvolging/verslag/2026-1/verzenden/", 422, "coordinator", {"seen": ""}),
)

OTHER = (
    Page("history", "/geschiedenis/", role="administrator"),
    Page("history in English", "/en/geschiedenis/", role="coordinator"),
    Page("job", "/taken/{job}/", role="coordinator"),
    Page("job that is done", "/taken/{job_done}/", role="coordinator"),
    Page("address that does not exist", "/bestaat-niet/", status=404),
    Page("promise that does not exist", "/beloften/99999/", status=404),
    Page("what a role may not see", "/werk/mensen/", 403, "reader"),
    Page("form that did not come from here", "/geweigerd/", status=403),
    Page("broken server", "/stuk/", status=500),
)

ALL = (
    *AGREEMENT, *REVIEW, *INDICATORS, *FOLLOWUP, *UPDATES, *DECISIONS, *CHECKS, *RIGHTS, *ACCOUNTS, *FRAME,
    *OPEN_DATA, *REPORTS, *OTHER,
)  # fmt: skip

NO_PAGE = {
    "health": "one word, for monitors",
    "agreement:promise_json": "a download",
    "followup:sheet_download": "a download",
    "followup:sheet_report": "a download",
    "open_data:dataset": "a download",
    "open_data:terms": "the context of the linked data, for programs",
    "agreement:picture_svg": "a download",
    "agreement:promise_jsonld": "a download",
    "agreement:promises_file": "a download",
    "agreement:domains_file": "a download",
    "agreement:sdgs_file": "a download",
    "agreement:actors_file": "a download",
    "agreement:places_file": "a download",
    "agreement:findings_file": "a download",
    "agreement:changes_file": "a download",
    "reports:report_file": "a download",
    "reports:sent_file": "a download",
    "reports:preview_file": "a download",
    "indicators:all_files": "a download",
    "indicators:indicator_file": "a download",
    "decisions:page": "a download: the page of a decision, byte for byte",
    "files:file": "a download",
    "updates:feed": "for programs: tests/web/updates",
    "updates:feed_promise": "for programs: tests/web/updates",
    "updates:feed_domain": "for programs: tests/web/updates",
    "updates:feed_place": "for programs: tests/web/updates",
    **dict.fromkeys(
        (
            "api:openapi",
            "api:versions",
            "api:version",
            "api:promises",
            "api:promise",
            "api:domains",
            "api:actors",
            "api:places",
            "api:sdgs",
            "api:findings",
            "api:comparisons",
            "api:changes",
            "api:job",
        ),
        "for programs: tests/web/open_data",
    ),
    "open_data:catalogue": "a download",
    "robots": "a few lines for programs",
    "sitemap": "for programs",
    "sitemap_part": "for programs",
    "theme": "a style sheet or a picture",
    "security_txt": "a few lines for programs",
}
"""The addresses that are asked for and are no page, with the reason."""

ONLY_SENT_TO = frozenset({
    "api:add_document", "api:add_status", "accounts:revoke_key",
    "accounts:logout", "accounts:erase", "accounts:recovery_codes", "accounts:link",
    "accounts:forget_telephone", "accounts:close", "accounts:reopen", "accounts:end_role",
    "agreement:publish", "agreement:compare", "review:discard", "review:step",
    "indicators:define", "indicators:set_target", "indicators:upload", "indicators:columns",
    "indicators:redefine", "indicators:end_target", "indicators:mark_break", "indicators:link",
    "indicators:unlink", "indicators:apply", "indicators:discard",
    "history:verify", "jobs:cancel", "followup:record_status", "followup:withdraw_status",
    "followup:set_deadline", "followup:link", "followup:unlink", "followup:add_plan",
    "followup:assign", "followup:answer_for", "followup:add_partner", "followup:remove_partner",
    "followup:add_milestone", "followup:change_milestone", "followup:add_service", "followup:add_office",
    "followup:hold_office",
    "followup:add_plan_action", "decisions:link", "decisions:unlink", "decisions:publish",
    "followup:resubmit",
    "reports:make_files",
    "followup:quick", "followup:sheet_confirm", "followup:weigh",
})  # fmt: skip
"""The addresses that a form sends to and nobody asks for: they answer 405."""
