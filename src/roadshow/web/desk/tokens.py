"""A person's own API tokens: made, shown once, withdrawn."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from roadshow.apps.core.models import ApiToken
from roadshow.apps.core.tokens import make_token, revoke_token
from roadshow.web.desk.access import StaffRequest, key
from roadshow.web.forms.desk import TokenForm


@login_required
def page(request: StaffRequest) -> HttpResponse:
    """The list; POST makes one, or withdraws one."""
    own = ApiToken.objects.filter(user=request.user)
    if "revoke" in request.POST:
        token = get_object_or_404(own, pk=key(request.POST["revoke"]))
        revoke_token(actor=request.user, token=token)
        return redirect("desk:tokens")
    form, secret = TokenForm(request.POST or None), ""
    if form.is_valid():
        secret = make_token(actor=request.user, name=form.cleaned_data["name"])
        form = TokenForm()
    response = render(request, "desk/tokens.html", {"tokens": own, "secret": secret, "form": form})
    response["Cache-Control"] = "no-store"
    return response
