from django.urls import path

from akkoord.web.updates.views import mail, numbers, public

app_name = "updates"

urlpatterns = [
    path("wijzigingen/", public.home, name="home"),
    path("wijzigingen.atom", public.feed, name="feed"),
    path("wijzigingen/belofte-<int:key>.atom", public.feed, {"what": "promise"}, name="feed_promise"),
    path("wijzigingen/domein-<slug:key>.atom", public.feed, {"what": "domain"}, name="feed_domain"),
    path("wijzigingen/plaats-<slug:key>.atom", public.feed, {"what": "place"}, name="feed_place"),
    path("volgen/", mail.ask, name="follow"),
    path("volgen/gevraagd/", mail.asked, name="asked"),
    path("volgen/bevestigen/<str:token>/", mail.confirm, name="confirm"),
    path("volgen/beheren/<str:token>/", mail.manage, name="manage"),
    path("volgen/stoppen/<str:token>/", mail.stop, name="stop"),
    path("werk/volgers/", numbers.home, name="numbers"),
]
