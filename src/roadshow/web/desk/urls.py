"""The desk's addresses, under a language prefix and ``desk/``."""

from django.urls import include, path

from roadshow.web.desk import (
    compare,
    door,
    doubles,
    drafts,
    exports,
    find,
    imports,
    live,
    materials,
    moves,
    overview,
    posters,
    publish,
    roles,
    rooms,
    saved,
    timetable,
    tokens,
    trail,
)
from roadshow.web.desk.rights import avails, exchange, severities, sheet

app_name = "desk"
TOUR = "tours/<slug:slug>/"

urlpatterns = [
    path("", overview.home, name="home"),
    path("tokens/", tokens.page, name="tokens"),
    path("tours/new/", overview.new_tour, name="new_tour"),
    path(TOUR, overview.dashboard, name="tour"),
    path(f"{TOUR}facts/", overview.tour_facts, name="tour_facts"),
    path(f"{TOUR}timetable/", timetable.board, name="timetable"),
    path(f"{TOUR}timetable/draft/", drafts.page, name="draft"),
    path(f"{TOUR}timetable/progress/", drafts.progress, name="progress"),
    path(f"{TOUR}timetable/saved/", saved.index, name="saved"),
    path(f"{TOUR}timetable/saved/<int:pk>/", saved.one, name="saved-one"),
    path(f"{TOUR}timetable/compare/", compare.page, name="compare"),
    path(f"{TOUR}timetable/changes/", live.changes, name="board_changes"),
    path(f"{TOUR}timetable/wrong/", timetable.wrong, name="board_wrong"),
    path(f"{TOUR}timetable/rooms/<int:pk>/", rooms.page, name="board_rooms"),
    path(f"{TOUR}timetable/move/<int:pk>/", moves.change, name="board_move"),
    path(f"{TOUR}timetable/<int:pk>/", timetable.place, name="place"),
    path(f"{TOUR}publish/", publish.preview, name="publish"),
    path(f"{TOUR}unpublish/", publish.withdraw, name="unpublish"),
    path(f"{TOUR}roles/", roles.page, name="roles"),
    path(f"{TOUR}trail/", trail.page, name="trail"),
    path(f"{TOUR}door/", door.page, name="door"),
    path(f"{TOUR}doubles/<slug:kind>/", doubles.page, name="doubles"),
    path(f"{TOUR}find/", find.page, name="find"),
    path(f"{TOUR}films/films.<slug:suffix>", exports.films, name="export_films"),
    path(f"{TOUR}materials/<int:pk>/examine/", materials.examine, name="examine"),
    path(f"{TOUR}films/<int:pk>/posters/", posters.add, name="add_poster"),
    path(f"{TOUR}films/<int:pk>/posters/<uuid:key>/", posters.remove, name="remove_poster"),
    path(f"{TOUR}avails/", avails.page, name="avails"),
    path(f"{TOUR}avails/sheet.<slug:suffix>", sheet.sheet, name="avails_sheet"),
    path(f"{TOUR}avails/workbooks/", exchange.index, name="exchange"),
    path(f"{TOUR}avails/workbooks/<int:pk>/", exchange.one, name="exchange_file"),
    path(f"{TOUR}avails/workbooks/<str:layout>.xlsx", exchange.download, name="export_avails"),
    path(f"{TOUR}clearance-rules/", severities.page, name="severities"),
    path(f"{TOUR}imports/", imports.index, name="imports"),
    path(f"{TOUR}imports/<int:pk>/", imports.one, name="import"),
    path(TOUR, include("roadshow.web.desk.records.urls")),
]
