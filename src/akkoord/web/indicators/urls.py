from django.urls import path

from akkoord.web.indicators.views import public

app_name = "indicators"

urlpatterns = [
    path("cijfers/", public.home, name="home"),
    path("cijfers.<str:ending>", public.all_files, name="all_files"),
    path("cijfers/<slug:code>/", public.indicator, name="indicator"),
    path("cijfers/<slug:code>.<str:ending>", public.indicator_file, name="indicator_file"),
]
