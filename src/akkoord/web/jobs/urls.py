from django.urls import path

from akkoord.web.jobs import views

app_name = "jobs"

urlpatterns = [
    path("taken/<uuid:public_id>/", views.job, name="job"),
    path("taken/<uuid:public_id>/stoppen/", views.cancel, name="cancel"),
]
