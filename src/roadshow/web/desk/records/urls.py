"""The addresses of a tour's records, under ``tours/<slug:slug>/``."""

from django.urls import path

from roadshow.web.desk.records import bulk, edit, lists

urlpatterns = [
    path("<slug:kind>/", lists.page, name="list"),
    path("<slug:kind>/new/", edit.new, name="new"),
    path("<slug:kind>/bulk/", bulk.page, name="bulk"),
    path("<slug:kind>/<int:pk>/", edit.edit, name="edit"),
    path("<slug:kind>/<int:pk>/delete/", edit.delete, name="delete"),
    path("<slug:kind>/<int:pk>/renew/", edit.renew, name="renew"),
]
