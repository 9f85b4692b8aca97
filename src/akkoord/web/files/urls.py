from django.urls import path

from akkoord.web.files import views

app_name = "files"

urlpatterns = [path("bestanden/<uuid:public_id>/<str:name>", views.file, name="file")]
