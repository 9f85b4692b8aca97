"""The addresses of the site: Dutch without a prefix, other languages under theirs."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from akkoord.web.frame import views
from akkoord.web.frame.statements.views import security_txt
from akkoord.web.open_data.views import crawling

_APPS = (
    "frame", "accounts", "history", "jobs", "files", "agreement", "review", "indicators", "followup",
    "decisions", "checks", "rights", "reports", "updates", "open_data",
)  # fmt: skip

urlpatterns = [
    path("api/", include("akkoord.web.open_data.api.urls")),
    path("healthz", views.health, name="health"),
    path("robots.txt", crawling.robots, name="robots"),
    path("sitemap.xml", crawling.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", crawling.sitemap_part, name="sitemap_part"),
    path("thema/<str:name>", views.theme, name="theme"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    *i18n_patterns(
        *(path("", include(f"akkoord.web.{app}.urls")) for app in _APPS), prefix_default_language=False
    ),
]
