from django.urls import path, register_converter

from akkoord.web.reports.addresses import PeriodInAddress
from akkoord.web.reports.views import public, staff

app_name = "reports"

register_converter(PeriodInAddress, "period")

urlpatterns = [
    path("opvolging/verslagen/", public.all_reports, name="all"),
    path("opvolging/verslagen/<int:number>/", public.sent, name="sent"),
    path("opvolging/verslagen/<int:number>/bestanden/", staff.make_files, name="make_files"),
    path("opvolging/verslagen/<int:number>/<slug:section>/", public.section, name="section"),
    path("opvolging/verslagen/<int:number>.<str:ending>", public.sent_file, name="sent_file"),
    path("opvolging/verslag/<period:period>/", public.report, name="report"),
    path("opvolging/verslag/<period:period>.<str:ending>", public.report_file, name="report_file"),
    path("opvolging/verslag/<period:period>/voorbeeld/", staff.preview, name="preview"),
    path("opvolging/verslag/<period:period>/voorbeeld.<str:ending>", staff.preview_file, name="preview_file"),
    path(
        "opvolging/verslag/<period:period>/voorbeeld/<slug:section>/",
        staff.preview_section,
        name="preview_section",
    ),
    path("opvolging/verslag/<period:period>/woorden/", staff.words, name="words"),
    path("opvolging/verslag/<period:period>/verzenden/", staff.send, name="send"),
]
