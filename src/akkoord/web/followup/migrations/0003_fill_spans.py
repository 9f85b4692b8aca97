from django.db import migrations
from django.db.models import F

from akkoord.dated import last_day
from akkoord.web.followup import projection


def fill(apps, schema_editor):
    statuses = apps.get_model("followup", "Status").objects
    # Until now all that was recorded was public at once.
    statuses.filter(public_at=None).update(public_at=F("known_at"))
    deadlines = apps.get_model("followup", "Deadline").objects
    for deadline in deadlines.exclude(year=None):
        parts = [(deadline.year, "{:04}"), (deadline.month, "-{:02}"), (deadline.day, "-{:02}")]
        deadline.last_day = last_day("".join(form.format(part) for part, form in parts if part is not None))
        deadline.save(update_fields=["last_day"])
    projection.fill(
        statuses,
        apps.get_model("followup", "Proof").objects,
        apps.get_model("followup", "Span"),
        set(statuses.order_by().values_list("promise_id", flat=True)),
    )


class Migration(migrations.Migration):
    dependencies = [("followup", "0002_spans_people_and_routes")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
