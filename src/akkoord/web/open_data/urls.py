from django.urls import path, re_path

from akkoord.web.open_data.views import api, catalogue

app_name = "open_data"

urlpatterns = [
    path("open-data/", catalogue.home, name="home"),
    re_path(r"^open-data/catalogus\.(?P<ending>ttl|jsonld)$", catalogue.catalogue, name="catalogue"),
    path("api/v1/", api.api, name="api"),
]
