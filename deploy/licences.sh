#!/usr/bin/env bash
# Writes the licence of every jar of a folder, as it stands in the jar, and a list of them.
#   bash deploy/licences.sh JARS OUT
set -euo pipefail
jars=$1
out=$2
mkdir -p "$out"
: >"$out/LIST"
for jar in "$jars"/*.jar "$jars"/tools/*.jar; do
    [ -e "$jar" ] || continue
    name=$(basename "$jar" .jar)
    case $name in kiosk-[0-9]*) continue ;; esac
    texts=$(unzip -Z1 "$jar" | grep -iE '^(META-INF/)?(LICEN[SC]E|NOTICE|COPYING|AL2\.0|LGPL)[^/]*$|^META-INF/(licen[sc]es?|legal)/[^/]+$|^[^/]+/[^/]+\.license$' | LC_ALL=C sort || true)
    if [ -n "$texts" ]; then
        while IFS= read -r text; do
            unzip -p "$jar" "$text" >"$out/$name.$(basename "$text")"
        done <<<"$texts"
        echo "$name: $(tr '\n' ' ' <<<"$texts" | sed 's/ $//')" >>"$out/LIST"
    else
        echo "$name: no text in the jar; see copyright" >>"$out/LIST"
    fi
done
