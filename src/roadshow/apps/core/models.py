"""Accounts, the audit trail, and what every record has."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadshow.apps.core import phrases


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who may log in. What they may do is said by their roles on tours and companies."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=phrases.interface_languages, default="en"
    )
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.email


class Sampled(models.Model):
    """A record that may be invented, for a demonstration; pages say so wherever it shows."""

    sample = models.BooleanField(
        _("sample data"), default=False, help_text=_("Invented for demonstration.")
    )

    class Meta:
        abstract = True


class AuditEntry(models.Model):
    """One action: who did what to which record, when, and what it changed.

    ``changes`` maps a field's name to ``[before, after]``. ``tour_id`` is a plain number, so that
    the trail outlives the tour.
    """

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    actor_name = models.CharField(max_length=254)
    action = models.CharField(max_length=60)
    subject_model = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    subject_name = models.CharField(max_length=200)
    tour_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("tour_id", "-at"), name="audit_by_tour"),
            models.Index(fields=("subject_model", "subject_id"), name="audit_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.action} {self.subject_name}"


class Merger(models.Model):
    """Two records that turned out to be one: what was said of the one that is gone is the other's.

    Keys are plain, so that a merger outlives both.
    """

    subject_model = models.CharField(max_length=60)
    gone_id = models.CharField(max_length=40)
    kept_id = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subject_model", "gone_id"), name="merged_once"),
        )
        indexes = (models.Index(fields=("subject_model", "kept_id"), name="merger_by_kept"),)

    def __str__(self) -> str:
        return f"{self.subject_model}: {self.gone_id} → {self.kept_id}"


class ApiToken(models.Model):
    """A key with which a program acts as its user. Only its SHA-256 is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("what for"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self) -> str:
        return self.name
