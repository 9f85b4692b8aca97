from django.urls import path

from akkoord.web.indicators.views import importing, public, staff

app_name = "indicators"

urlpatterns = [
    path("cijfers/", public.home, name="home"),
    path("cijfers.<str:ending>", public.all_files, name="all_files"),
    path("cijfers/beheer/", staff.work, name="work"),
    path("cijfers/beheer/nieuw/", staff.define, name="define"),
    path("cijfers/beheer/inlezen/", importing.choose, name="choose"),
    path("cijfers/beheer/inlezen/nieuw/", importing.upload, name="upload"),
    path("cijfers/beheer/inlezen/<uuid:public_id>/", importing.look, name="import"),
    path("cijfers/beheer/inlezen/<uuid:public_id>/kolommen/", importing.columns, name="columns"),
    path("cijfers/beheer/inlezen/<uuid:public_id>/toepassen/", importing.apply, name="apply"),
    path("cijfers/beheer/inlezen/<uuid:public_id>/weg/", importing.discard, name="discard"),
    path("cijfers/beheer/<slug:code>/", staff.edit, name="edit"),
    path("cijfers/beheer/<slug:code>/definitie/", staff.redefine, name="redefine"),
    path("cijfers/beheer/<slug:code>/doel/", staff.set_target, name="set_target"),
    path("cijfers/beheer/<slug:code>/doel-weg/", staff.end_target, name="end_target"),
    path("cijfers/beheer/<slug:code>/breuk/", staff.mark_break, name="mark_break"),
    path("cijfers/beheer/<slug:code>/koppelen/", staff.link, name="link"),
    path("cijfers/beheer/<slug:code>/ontkoppelen/", staff.unlink, name="unlink"),
    path("cijfers/<slug:code>/", public.indicator, name="indicator"),
    path("cijfers/<slug:code>.<str:ending>", public.indicator_file, name="indicator_file"),
]
