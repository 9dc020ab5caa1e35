import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("screenings", "0003_boards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="seconds",
            field=models.PositiveSmallIntegerField(default=60),
        ),
        migrations.AddField(
            model_name="draft",
            name="editions",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="savedtimetable",
            name="saved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
