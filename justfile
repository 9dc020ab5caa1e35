# What people, hooks and CI type. `just` alone lists it.

[private]
default:
    @just --list

# A whole tour to look at
demo *arguments:
    ./roadshow demo {{arguments}}

# Every check, on both databases; with arguments only pytest
test *arguments:
    ./roadshow test {{arguments}}

# The checks that need no test run
lint:
    ./roadshow test --lint

# Put the code into its one form
format:
    .venv/bin/python -m ruff check --fix
    .venv/bin/python -m ruff format

resolve := "uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'just lock' --quiet"

# Bring both locks up to pyproject.toml, at the same versions; `just lock --upgrade` takes newer ones
lock *options:
    {{resolve}} --output-file requirements.lock {{options}}
    {{resolve}} --group dev --constraints requirements.lock --output-file requirements-dev.lock {{options}}

# Gather the words to translate, then compile the translations
messages:
    cd src/roadshow && ROADSHOW_DATA_FOLDER=../../var ../../.venv/bin/python -m django makemessages --locale zh_Hans --locale ru --locale kk --no-location --no-obsolete
    cd src/roadshow && ROADSHOW_DATA_FOLDER=../../var ../../.venv/bin/python -m django compilemessages

# Measure again what needs no peer; bench/beside_pretalx.py says what it needs
bench:
    .venv/bin/python bench/public_pages.py
    .venv/bin/python bench/timetable.py

# Bring the vendored scripts and fonts to the versions that the script names
vendor:
    scripts/vendor.sh
