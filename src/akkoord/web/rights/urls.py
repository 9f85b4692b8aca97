from django.urls import path

from akkoord.web.rights import views

app_name = "rights"

urlpatterns = [
    path("rechten/", views.home, name="home"),
    path("rechten/<str:right_id>/", views.right, name="right"),
]
