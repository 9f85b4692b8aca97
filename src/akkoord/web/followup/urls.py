from django.urls import path

from akkoord.web.followup.views import approval, carrying, judging, public, sheets, staff, working

app_name = "followup"

urlpatterns = [
    path("opvolging/", public.home, name="home"),
    path("opvolging/voortgang/", public.progress, name="progress"),
    path("opvolging/fasen/", public.stages, name="stages"),  # codespell:ignore fasen
    path("opvolging/beloften/", working.work, name="work"),
    path("opvolging/beloften/<int:number>/", staff.promise, name="promise"),
    path("opvolging/beloften/<int:number>/meteen/", working.quick, name="quick"),
    path("opvolging/beloften/<int:number>/noteren/", staff.record_status, name="record_status"),
    path("opvolging/beloften/<int:number>/intrekken/", staff.withdraw_status, name="withdraw_status"),
    path("opvolging/beloften/<int:number>/einddatum/", staff.set_deadline, name="set_deadline"),
    path("opvolging/beloften/<int:number>/koppelen/", staff.link, name="link"),
    path("opvolging/beloften/<int:number>/ontkoppelen/", staff.unlink, name="unlink"),
    path("opvolging/beloften/<int:number>/dienst/", carrying.assign, name="assign"),
    path("opvolging/beloften/<int:number>/mandaat/", carrying.answer_for, name="answer_for"),
    path("opvolging/beloften/<int:number>/partner/", carrying.add_partner, name="add_partner"),
    path("opvolging/beloften/<int:number>/partner/weg/", carrying.remove_partner, name="remove_partner"),
    path("opvolging/beloften/<int:number>/gewicht/", carrying.weigh, name="weigh"),
    path("opvolging/beloften/<int:number>/mijlpaal/", carrying.add_milestone, name="add_milestone"),
    path(
        "opvolging/beloften/<int:number>/mijlpaal/wijzigen/",
        carrying.change_milestone,
        name="change_milestone",
    ),
    path("opvolging/diensten/", carrying.organisation, name="organisation"),
    path("opvolging/diensten/nieuw/", carrying.add_service, name="add_service"),
    path("opvolging/diensten/mandaat/", carrying.add_office, name="add_office"),
    path("opvolging/diensten/mandaat/<int:office_id>/", carrying.hold_office, name="hold_office"),
    path("opvolging/bestand/", sheets.sheet, name="sheet"),
    path("opvolging/bestand/opvolging.<str:form>", sheets.download, name="sheet_download"),
    path("opvolging/bestand/<uuid:public_id>/", sheets.found, name="sheet_found"),
    path("opvolging/bestand/<uuid:public_id>/noteren/", sheets.confirm, name="sheet_confirm"),
    path("opvolging/bestand/<uuid:public_id>/verslag.csv", sheets.report, name="sheet_report"),
    path("opvolging/beloften/<int:number>/eindoordeel/", judging.judge, name="judge"),
    path("opvolging/beloften/<int:number>/opnieuw/", approval.resubmit, name="resubmit"),
    path("opvolging/goedkeuren/", approval.waiting, name="approval"),
    path("opvolging/goedkeuren/<slug:step>/", approval.at_step, name="at_step"),
    path("opvolging/plan/", staff.plan, name="plan"),
    path("opvolging/plan/nieuw/", staff.add_plan, name="add_plan"),
    path("opvolging/plan/<int:plan_id>/actie/", staff.add_plan_action, name="add_plan_action"),
]
