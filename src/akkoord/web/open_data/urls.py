from django.urls import path

from akkoord.web.open_data.views import api

app_name = "open_data"

urlpatterns = [
    path("api/v1/", api.api, name="api"),
]
