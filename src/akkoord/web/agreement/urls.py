from django.urls import path

from akkoord.web.agreement import staff, views

app_name = "agreement"

urlpatterns = [
    path("", views.home, name="home"),
    path("beloften/", views.promises, name="promises"),
    path("beloften/<int:number>/", views.promise, name="promise"),
    path("beloften/<int:number>.json", views.promise_json, name="promise_json"),
    path("domeinen/<slug:slug>/", views.domain, name="domain"),
    path("akkoord/inlezen/", staff.read, name="read"),
    path("akkoord/versies/<int:version_id>/", staff.version, name="version"),
    path("akkoord/versies/<int:version_id>/publiceren/", staff.publish, name="publish"),
]
