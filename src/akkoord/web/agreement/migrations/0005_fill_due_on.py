from django.db import migrations

from akkoord.web.agreement.targets import due_on


def fill(apps, schema_editor):
    texts = apps.get_model("agreement", "PromiseText").objects
    changed = []
    for text in texts.only("targets").exclude(targets=[]).iterator(chunk_size=1_000):
        text.due_on = due_on(text.targets)
        if text.due_on is not None:
            changed.append(text)
    texts.bulk_update(changed, ["due_on"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("agreement", "0004_due_on")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
