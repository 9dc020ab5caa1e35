#!/bin/sh
# Fetches the web assets that we keep in the repository, at pinned versions, from npm.
# Installing Roadshow needs none of this: what it fetches is committed, with its licences.
set -eu

HTMX=2.0.11
SERIF=5.3.1
SANS=5.3.0

cd "$(dirname "$0")/.."
target=src/roadshow/web/static/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # name version folder
    mkdir "$work/$3"
    (cd "$work" && npm pack --silent "$1@$2" >/dev/null && tar xzf ./*.tgz -C "$3" && rm ./*.tgz)
}

fetch htmx.org "$HTMX" htmx
fetch @fontsource-variable/source-serif-4 "$SERIF" serif
fetch @fontsource-variable/source-sans-3 "$SANS" sans

rm -rf "$target"
mkdir -p "$target/htmx" "$target/source-serif-4" "$target/source-sans-3"
cp "$work/htmx/package/dist/htmx.min.js" "$work/htmx/package/LICENSE" "$target/htmx/"
for range in latin latin-ext cyrillic cyrillic-ext; do
    cp "$work/serif/package/files/source-serif-4-$range-opsz-normal.woff2" "$target/source-serif-4/"
    cp "$work/sans/package/files/source-sans-3-$range-wght-normal.woff2" "$target/source-sans-3/"
done
cp "$work/serif/package/LICENSE" "$target/source-serif-4/"
cp "$work/sans/package/LICENSE" "$target/source-sans-3/"
printf 'htmx.org %s\n@fontsource-variable/source-serif-4 %s\n@fontsource-variable/source-sans-3 %s\n' \
    "$HTMX" "$SERIF" "$SANS" >"$target/VERSIONS"
