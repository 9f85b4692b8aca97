from django.urls import path

from akkoord.web.frame.statements import views

app_name = "frame"

urlpatterns = [
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
    path("taal/", views.language, name="language"),
]
