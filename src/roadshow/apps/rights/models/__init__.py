"""Rights: grants, holdbacks, premieres that are kept, permits."""

from roadshow.apps.rights.models.exchange import AvailsFile, AvailSource
from roadshow.apps.rights.models.grants import Grant
from roadshow.apps.rights.models.limits import FirstRelease, Holdback, PremierePromise
from roadshow.apps.rights.models.permits import Permit, PermitRule, Revision, RuleSeverity

__all__ = [
    "AvailSource",
    "AvailsFile",
    "FirstRelease",
    "Grant",
    "Holdback",
    "Permit",
    "PermitRule",
    "PremierePromise",
    "Revision",
    "RuleSeverity",
]
