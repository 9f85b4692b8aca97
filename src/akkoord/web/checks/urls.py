from django.urls import path

from akkoord.web.checks import views

app_name = "checks"

urlpatterns = [
    path("toetsen/", views.work, name="list"),
    path("toetsen/<slug:check>/<int:draft_id>/", views.run, name="run"),
    path("toetsen/<slug:check>/besluit/<int:decision_id>/", views.decision, name="decision"),
]
