"""An agreement of a made-up town, and people who may write, publish or only read."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings as product
from django.test import Client

from akkoord.web.accounts.models import Grant, User
from akkoord.web.accounts.roles import Role
from akkoord.web.agreement import actions as agreement
from akkoord.web.agreement.models import Promise
from akkoord.web.decisions import actions, gates
from akkoord.web.decisions.content import Content
from akkoord.web.frame.setup import messages

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
BASE_URL = "https://voorbeeldegem.example"

TEXTS = (
    "Meer veilige fietspaden naar school",
    "De mantelzorgtoelage gaat omhoog",
    "In elke wijk komen bomen en een speelplein",
)


@pytest.fixture(autouse=True)
def no_gates_of_others(monkeypatch):
    """Leave the policy checks aside: these tests are about decisions."""
    monkeypatch.setattr(gates, "_GATES", {})


@pytest.fixture(scope="session")
def locale(tmp_path_factory):
    folder = tmp_path_factory.mktemp("locale")
    messages.compile_all(product.WEB_DIR, ["nl"], folder)
    return folder


@pytest.fixture(autouse=True)
def dutch(locale, settings):
    """Pages speak Dutch, as after set-up."""
    settings.LOCALE_PATHS = [locale]


@pytest.fixture
def promises(db):
    rows = [
        {
            "id": number,
            "domain": "Wonen",
            "theme": "",
            "subtheme": "",
            "parent": None,
            "level": "action",
            "line_start": number,
            "line_end": number,
            "text": text,
            "targets": [],
        }
        for number, text in enumerate(TEXTS, 1)
    ]
    version = agreement.store_version(title="Akkoord", rows=rows, actor=None, now=NOW)
    agreement.publish(version_id=version.pk, actor=None, now=NOW)
    return list(Promise.objects.order_by("number"))


@pytest.fixture
def somebody(db):
    """Make an account with a role, and a client that is logged in with it."""

    def make(role=None):
        user = User.objects.create_user(f"{role or 'nobody'}@stad.example", "x", name=f"An {role}")
        if role:
            Grant.objects.create(user=user, role=role, valid_from=date(2020, 1, 1))
        client = Client()
        client.force_login(user)
        return client

    return make


@pytest.fixture
def coordinator(somebody):
    return somebody(Role.COORDINATOR)


@pytest.fixture
def reader(somebody):
    return somebody(Role.READER)


@pytest.fixture
def make_draft(db):
    def make(title="Aanleg fietspad Dorpsstraat", **parts):
        return actions.make_draft(content=Content(title, **parts), actor=None, now=NOW)

    return make


@pytest.fixture
def publish(make_draft):
    def make(title="Aanleg fietspad Dorpsstraat", **parts):
        draft = make_draft(title, **parts)
        return actions.publish(
            draft_id=draft.pk, published_on=NOW.date(), actor=None, now=NOW, base_url=BASE_URL
        )

    return make
