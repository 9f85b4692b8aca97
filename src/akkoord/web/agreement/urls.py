from django.urls import path

from akkoord.web.agreement import views

app_name = "agreement"

urlpatterns = [
    path("", views.home, name="home"),
    path("beloftes/", views.promises, name="promises"),
    path("beloftes/<int:number>/", views.promise, name="promise"),
    path("domeinen/<slug:slug>/", views.domain, name="domain"),
]
