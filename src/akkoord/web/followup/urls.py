from django.urls import path

from akkoord.web.followup.views import public, staff

app_name = "followup"

urlpatterns = [
    path("opvolging/", public.home, name="home"),
    path("opvolging/voortgang/", public.progress, name="progress"),
    path("opvolging/fasen/", public.stages, name="stages"),  # codespell:ignore fasen
    path("opvolging/beloften/", staff.work, name="work"),
    path("opvolging/beloften/<int:number>/", staff.promise, name="promise"),
    path("opvolging/beloften/<int:number>/noteren/", staff.record_status, name="record_status"),
    path("opvolging/beloften/<int:number>/intrekken/", staff.withdraw_status, name="withdraw_status"),
    path("opvolging/beloften/<int:number>/einddatum/", staff.set_deadline, name="set_deadline"),
    path("opvolging/beloften/<int:number>/koppelen/", staff.link, name="link"),
    path("opvolging/beloften/<int:number>/ontkoppelen/", staff.unlink, name="unlink"),
    path("opvolging/plan/", staff.plan, name="plan"),
    path("opvolging/plan/nieuw/", staff.add_plan, name="add_plan"),
    path("opvolging/plan/<int:plan_id>/actie/", staff.add_plan_action, name="add_plan_action"),
]
