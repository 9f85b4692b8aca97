from django.urls import path

from akkoord.web.agreement.views import browsing, differences, pictures, public, sharing, staff

app_name = "agreement"

urlpatterns = [
    path("", public.home, name="home"),
    path("beloften/", public.promises, name="promises"),
    path("beloften/<int:number>/", public.promise, name="promise"),
    path("beloften/<int:number>.json", public.promise_json, name="promise_json"),
    path("beloften/<int:number>.jsonld", sharing.promise_jsonld, name="promise_jsonld"),
    path("beloften.<str:ending>", sharing.promises, name="promises_file"),
    path("domeinen.<str:ending>", sharing.domains, name="domains_file"),
    path("sdg.<str:ending>", sharing.sdgs, name="sdgs_file"),
    path("actoren.<str:ending>", sharing.actors, name="actors_file"),
    path("plaatsen.<str:ending>", sharing.places, name="places_file"),
    path("bevindingen.<str:ending>", sharing.findings, name="findings_file"),
    path("vergelijken/<int:old>/<int:new>.<str:ending>", sharing.changes, name="changes_file"),
    path("domeinen/", browsing.domains, name="domains"),
    path("sdg/", browsing.sdgs, name="sdgs"),
    path("sdg/<int:goal>/", browsing.sdg, name="sdg"),
    path("actoren/", browsing.actors, name="actors"),
    path("actoren/<slug:slug>/", browsing.actor, name="actor"),
    path("plaatsen/", browsing.places, name="places"),
    path("plaatsen/<slug:slug>/", browsing.place, name="place"),
    path("domeinen/<slug:slug>/", public.domain, name="domain"),
    path("bevindingen/", differences.findings, name="findings"),
    path("vergelijken/", differences.comparisons, name="comparisons"),
    path("vergelijken/<int:old>/<int:new>/", differences.comparison, name="comparison"),
    path("vergelijken/<int:old>/<int:new>/nu/", differences.compare, name="compare"),
    path(
        "akkoord/versies/<int:version_id>/bevindingen/",
        differences.findings_of_version,
        name="version_findings",
    ),
    path("beelden/", pictures.pictures, name="pictures"),
    path("beelden/<slug:name>/", pictures.picture, name="picture"),
    path("beelden/<slug:name>.svg", pictures.picture_svg, name="picture_svg"),
    path("akkoord/versies/<int:version_id>/", staff.version, name="version"),
    path("akkoord/versies/<int:version_id>/publiceren/", staff.publish, name="publish"),
]
