from django.urls import path

from akkoord.web.followup import staff_views, views

app_name = "followup"

urlpatterns = [
    path("opvolging/", views.home, name="home"),
    path("opvolging/fasen/", views.stages, name="stages"),  # codespell:ignore fasen
    path("opvolging/verslag/<int:year>-<int:half>/", views.report, name="report"),
    path("opvolging/verslag/<int:year>-<int:half>.csv", views.report_csv, name="report_csv"),
    path("opvolging/verslag/<int:year>-<int:half>.json", views.report_json, name="report_json"),
    path("opvolging/beloften/", staff_views.work, name="work"),
    path("opvolging/beloften/<int:number>/", staff_views.promise, name="promise"),
    path("opvolging/beloften/<int:number>/noteren/", staff_views.record_status, name="record_status"),
    path("opvolging/beloften/<int:number>/intrekken/", staff_views.withdraw_status, name="withdraw_status"),
    path("opvolging/beloften/<int:number>/einddatum/", staff_views.set_deadline, name="set_deadline"),
    path("opvolging/beloften/<int:number>/koppelen/", staff_views.link, name="link"),
    path("opvolging/beloften/<int:number>/ontkoppelen/", staff_views.unlink, name="unlink"),
    path("opvolging/plan/", staff_views.plan, name="plan"),
    path("opvolging/plan/nieuw/", staff_views.add_plan, name="add_plan"),
    path("opvolging/plan/<int:plan_id>/actie/", staff_views.add_plan_action, name="add_plan_action"),
]
