"""Every change of halls, screenings, drafts and releases."""

from roadshow.apps.screenings.actions.judging import judge
from roadshow.apps.screenings.actions.releases import publish, unpublish
from roadshow.apps.screenings.actions.screenings import delete, place, save

__all__ = ["delete", "judge", "place", "publish", "save", "unpublish"]
