from django.urls import path

from akkoord.web.decisions.views import drafts, linking, public, reading

app_name = "decisions"

urlpatterns = [
    path("besluiten/", public.home, name="home"),
    path("besluiten/<int:decision_id>/", public.decision, name="decision"),
    path("besluiten/<int:decision_id>.html", public.page, name="page"),
    path("besluiten/<int:decision_id>/koppelen/", linking.link, name="link"),
    path("besluiten/<int:decision_id>/ontkoppelen/", linking.unlink, name="unlink"),
    path("besluiten/ontwerpen/", drafts.drafts, name="drafts"),
    path("besluiten/ontwerpen/nieuw/", drafts.new, name="new_draft"),
    path("besluiten/ontwerpen/<int:draft_id>/", drafts.draft, name="draft"),
    path("besluiten/ontwerpen/<int:draft_id>/wijzigen/", drafts.change, name="change_draft"),
    path("besluiten/ontwerpen/<int:draft_id>/publiceren/", drafts.publish, name="publish"),
    path("besluiten/inlezen/", reading.read, name="read_page"),
    path("besluiten/inlezen/<int:page_read_id>/", reading.report, name="page_read"),
]
