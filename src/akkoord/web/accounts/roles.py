"""The six roles and what each may do. A role is given for a time, and some for one domain or service."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The roles of `docs/explanation/roles.md`, from reading along to giving others their role."""

    READER = "reader", _("Reader")
    EDITOR = "editor", _("Editor of a domain")
    SERVICE = "service", _("Service")
    COORDINATOR = "coordinator", _("Coordinator")
    SOCIAL_WORKER = "social_worker", _("Social worker")
    ADMINISTRATOR = "administrator", _("Administrator")


SCOPED = frozenset({Role.EDITOR, Role.SERVICE})
"""The roles that are given for one domain or service; to read along is not limited to it."""

READ = frozenset({"agreement.read_draft", "followup.read_draft", "decisions.read_draft", "checks.read_draft"})
_COORDINATE = READ | {
    "agreement.publish_version", "agreement.review", "followup.assign", "followup.judge",
    "followup.link_plan", "followup.record_status", "followup.report", "decisions.draft",
    "decisions.publish", "checks.run", "history.read", "indicators.edit",
    # On behalf of each step of the route; who did so is kept with the passage.
    "followup.approve", "followup.approve_service", "followup.approve_management_team",
    "followup.approve_alderman", "followup.approve_college",
}  # fmt: skip

PERMISSIONS: dict[str, frozenset[str]] = {
    Role.READER: READ,
    Role.EDITOR: READ | {"agreement.edit_text"},
    Role.SERVICE: READ | {"followup.judge", "followup.record_status", "decisions.draft", "checks.run"},
    Role.COORDINATOR: _COORDINATE,
    # Social files fall under professional secrecy: nobody above inherits this.
    Role.SOCIAL_WORKER: frozenset({"rights.open_file"}),
    Role.ADMINISTRATOR: frozenset({"accounts.grant_role", "history.read", "jobs.see_all"}),
}
