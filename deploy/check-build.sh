#!/usr/bin/env bash
# Builds the kiosk twice from the same sources, as differently as two machines would: in two folders (one in memory, where there
# is room), on two dates years apart, with other time zone, language and umask; and compares each byte of what comes out: every file of the
# kiosk's folder, the packages, and bundles of content and program packed from them. Start caches are made on terminals and are no part of it.
#   bash deploy/check-build.sh [amd64] [arm64]     this machine's processor if none is named
#   PLANTED=1 bash deploy/check-build.sh           writes the time of the build into the second: it must find that, and ends with status 0 then
# Takes what git knows and what it does not ignore. Needs faketime, and Maven's repository filled: the second build is in a year in which no
# certificate is valid, so it gets nothing from elsewhere (Maven's -o would refuse to make the list of parts).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh run
command -v faketime >/dev/null || {
    echo "check-build: apt install faketime" >&2
    exit 2
}
processors=("$@")
[ $# -gt 0 ] || processors=("$(dpkg --print-architecture)")
begun=$SECONDS
say() { printf 'build: %s (%s s)\n' "$*" "$((SECONDS - begun))"; }
work=$(mktemp -d)
memory=
if [ "$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 2000000 ] 2>/dev/null; then memory=/dev/shm; fi
elsewhere=$(mktemp -d -p "${memory:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$work" "$elsewhere"' EXIT
one=$work/one
two=$elsewhere/quite/another/machine
key=$work/house.key

# sources FOLDER UMASK
sources() (
    umask "$2"
    mkdir -p "$1"
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        if [ -e "$file" ]; then printf '%s\0' "$file"; fi
    done | tar -c --null -T - | tar -x --no-same-permissions -C "$1"
)

# build FOLDER UMASK DATE ENVIRONMENT...: packages, and bundles signed with one key.
build() (
    folder=$1 mask=$2 date=$3
    shift 3
    umask "$mask"
    cd "$folder"
    # A faked monotonic clock would stop Java's timers.
    export FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1
    env "$@" faketime -f "@$date" bash deploy/package.sh "${processors[@]}"
    kiosk=target/package/${processors[0]}/kiosk
    # Any key will do, and both builds sign with the same.
    [ -e "$key" ] || "$kiosk/bin/kiosk" bundle keygen "$key"
    for processor in "${processors[@]}"; do
        env "$@" faketime -f "@$date" "$kiosk/bin/kiosk" bundle pack "target/packages/program-$processor.cdmb" --program "target/package/$processor/kiosk" \
            --processor "$processor" --key "$key" --number 3 --site all --made 2026-11-30T12:00:00Z
    done
    env "$@" faketime -f "@$date" "$kiosk/bin/kiosk" bundle pack target/packages/content.cdmb --config kiosk-config --key "$key" --number 3 --site all \
        --made 2026-11-30T12:00:00Z
)

# Each file's sum, and for those in the kiosk's folder also who may read and run it.
sums() (
    cd "$1/target"
    find packages package/*/kiosk -type f ! -name '*.aot' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    find package/*/kiosk -type f ! -name '*.aot' -printf '%m %p\n' | LC_ALL=C sort -k 2
)

sources "$one" 022
sources "$two" 077
if [ -n "${PLANTED:-}" ]; then
    # shellcheck disable=SC2016 # for Maven
    sed -i 's|<manifestEntries>|<manifestEntries><Built>${maven.build.timestamp}</Built>|' "$two/pom.xml"
fi
build "$one" 022 '2026-12-01 09:00:00' TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 >"$work/one.log" 2>&1 || {
    tail -n 30 "$work/one.log" >&2
    exit 1
}
say "built in $one"
build "$two" 077 '2033-02-03 23:59:50' TZ=America/St_Johns LC_ALL=C LANG=tr_TR.UTF-8 USER=somebody \
    MAVEN_OPTS='-Duser.language=tr -Duser.country=TR' >"$work/two.log" 2>&1 || {
    tail -n 30 "$work/two.log" >&2
    exit 1
}
say "built in $two"
sums "$one" >"$work/one.sums"
sums "$two" >"$work/two.sums"
[ -s "$work/one.sums" ]
if diff "$work/one.sums" "$work/two.sums" >"$work/differ"; then
    say "$(wc -l <"$work/one.sums") files are the same, byte by byte: $(cut -d ' ' -f 3 "$work/one.sums" | grep -c '^packages/') packages and bundles, the rest in the kiosk's folder"
    [ -z "${PLANTED:-}" ]
else
    sed -n 's/^> [0-9a-f]*  /differs: /p; s/^< [0-9a-f]*  /differs: /p' "$work/differ" | sort -u
    say "the builds differ"
    [ -n "${PLANTED:-}" ]
fi
