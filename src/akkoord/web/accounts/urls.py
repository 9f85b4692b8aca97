from django.urls import path

from akkoord.web.accounts.views import entering, keys, own, people

app_name = "accounts"

urlpatterns = [
    path("aanmelden/", entering.login, name="login"),
    path("aanmelden/code/", entering.second_step, name="second_step"),
    path("aanmelden/telefoon/", entering.enrol, name="enrol"),
    path("afmelden/", entering.logout, name="logout"),
    path("welkom/<int:user_id>/<slug:token>/", own.welcome, name="welcome"),
    path("werk/", own.work, name="desk"),
    path("werk/gegevens/", own.account, name="account"),
    path("werk/gegevens/wissen/", own.erase, name="erase"),
    path("werk/wachtwoord/", own.password, name="password"),
    path("werk/herstelcodes/", own.recovery_codes, name="recovery_codes"),
    path("werk/sleutels/", keys.own_keys, name="keys"),
    path("werk/sleutels/alle/", keys.all_keys, name="all_keys"),
    path("werk/sleutels/<int:key_id>/intrekken/", keys.revoke, name="revoke_key"),
    path("werk/mensen/", people.people, name="people"),
    path("werk/mensen/nieuw/", people.invite, name="invite"),
    path("werk/mensen/<int:user_id>/", people.person, name="person"),
    path("werk/mensen/<int:user_id>/link/", people.link, name="link"),
    path("werk/mensen/<int:user_id>/telefoon/", people.forget_telephone, name="forget_telephone"),
    path("werk/mensen/<int:user_id>/sluiten/", people.close, name="close"),
    path("werk/mensen/<int:user_id>/heropenen/", people.reopen, name="reopen"),
    path("werk/mensen/<int:user_id>/rollen/<int:grant_id>/", people.end_role, name="end_role"),
]
