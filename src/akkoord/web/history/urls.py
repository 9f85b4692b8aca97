from django.urls import path

from akkoord.web.history import views

app_name = "history"

urlpatterns = [
    path("geschiedenis/", views.home, name="home"),
    path("geschiedenis/nakijken/", views.verify, name="verify"),
]
