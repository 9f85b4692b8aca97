from django.urls import path, re_path

from akkoord.web.open_data.views import api, catalogue, dataset

app_name = "open_data"

urlpatterns = [
    path("open-data/", catalogue.home, name="home"),
    re_path(r"^open-data/catalogus\.(?P<ending>ttl|jsonld)$", catalogue.catalogue, name="catalogue"),
    path("open-data/akkoord.zip", dataset.dataset, name="dataset"),
    path("open-data/woordenboek/", dataset.dictionary, name="dictionary"),
    path("open-data/context.jsonld", dataset.terms, name="terms"),
    path("api/v1/", api.api, name="api"),
]
