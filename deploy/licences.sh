#!/usr/bin/env bash
# Writes the licence of every jar of a folder and its tools/, or of its central/ with "central", as it stands in the jar, and LIST:
# a line for each jar, with its licence and where the text of that is. Fails if a jar is not in the list of parts, or is there
# without any text.
#   bash deploy/licences.sh JARS SBOM OUT [central]
set -euo pipefail
jars=$1
sbom=$2
out=$3
part=${4:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
parts=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$(echo "$jars"/jackson-*.jar | tr ' ' :)" "$here/Sbom.java" "$sbom" "$jars")
mkdir -p "$out"
: >"$out/LIST"

# Where Debian has the text of a licence; nothing where it has none.
common() {
    case $1 in
    Apache-2.0) echo /usr/share/common-licenses/Apache-2.0 ;;
    GPL-2.0-with-classpath-exception) echo '/usr/share/common-licenses/GPL-2, its exception in ../copyright' ;;
    esac
}

while IFS=$'\t' read -r path licence; do
    case $path in
        central/*) [ "$part" = central ] || continue ;;
        *) [ "$part" != central ] || continue ;;
    esac
    jar=$jars/$path.jar
    name=${path##*/}
    texts=$(unzip -Z1 "$jar" | grep -iE '^(META-INF/)?(LICEN[SC]E|NOTICE|COPYING|AL2\.0|LGPL)[^/]*$|^META-INF/(licen[sc]es?|legal)/[^/]+$|^[^/]+/[^/]+\.license$' | LC_ALL=C sort || true)
    files=()
    if [ -n "$texts" ]; then
        while IFS= read -r text; do
            file=$name.$(basename "$text")
            unzip -p "$jar" "$text" >"$out/$file"
            files+=("$file")
        done <<<"$texts"
        where=${files[*]}
    else
        where=$(common "$licence")
    fi
    if [ -z "$where" ]; then
        echo "licences: $name ($licence) has no text in its jar, and Debian has none" >&2
        exit 1
    fi
    echo "$name: $licence: $where" >>"$out/LIST"
done <<<"$parts"
