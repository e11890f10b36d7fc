#!/usr/bin/env bash
# Tries what strangers on the network can do to desk and centre: hundreds of idle and half connections, heads of 370 KB,
# boards nobody looks at, wrong PINs from many addresses, pictures that take long to read. Meanwhile staff call tickets
# and open pages, a board and a terminal follow. Says how many of their actions were answered, and how fast; ends with
# status 0 only if all were, and 99 of 100 within a second; the short form runs beside other work and gives them ten.
# Both servers have a heap of 96 MB.
#   deploy/check-strangers.sh [--short] [KIOSK]     KIOSK is the packaged kiosk, else target/kiosk
# Needs target/test-classes and target/kiosk (mvn package). All traffic stays on 127.0.0.0/8 and ends by itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh test || exit 1
seconds=8
goal=1000
if [ "${1:-}" = --short ]; then
    seconds=1
    goal=10000
    shift
fi
home=$(realpath "${1:-target/kiosk}")
kiosk=$home/bin/kiosk
path=${KIOSK_TEST_PATH:-'target/test-classes:target/kiosk/lib/*:target/kiosk/lib/central/*'}
out=target/strangers
pin=274953
password='a sentence for the centre'
trial() {
    "$JAVA_HOME/bin/java" -Xmx768m -XX:+UseSerialGC "-Dgoal.millis=$goal" -cp "$path" -Dtinylog.configuration=tinylog-test.properties \
        brussels.citedesmetiers.kiosk.desk.StrangersTrial "$@"
}

rm -rf "$out"
mkdir -p "$out"
cp -r "$home/kiosk-config" "$out/config"
export KIOSK_CONFIG=$out/config KIOSK_OPTIONS=-Xmx96m
# The second terminal, which forwards its tickets to the desk and its heartbeats to the centre.
sed -e 's/"id": "bruxelles-a"/"id": "bruxelles-b"/; s/"letter": "A"/"letter": "B"/' "$out/config/terminal.json" \
    >"$out/terminal-b.json"
mkdir "$out/config-b"
cp -r "$out/config/." "$out/config-b"
cp "$out/terminal-b.json" "$out/config-b/terminal.json"
sed -i 's/{ "id": "bruxelles-a", "letter": "A", "publicKeys": \[\] }/{ "id": "bruxelles-a", "letter": "A", "publicKeys": [] },\n{ "id": "bruxelles-b", "letter": "B", "publicKeys": [] }/' \
    "$out/config-b/site.json"
KIOSK_CONFIG=$out/config-b "$kiosk" key show --data "$out/terminal" >"$out/entry.json"
sed -i "s|{ \"id\": \"bruxelles-a\", \"letter\": \"A\", \"publicKeys\": \[\] }|{ \"id\": \"bruxelles-a\", \"letter\": \"A\", \"publicKeys\": [] },\n$(tr -d '\n' <"$out/entry.json")|" \
    "$out/config/site.json"
echo "$pin" | "$kiosk" pin --data "$out/desk" >"$out/pin.log"
echo "$password" | "$kiosk" central password --data "$out/centre" >"$out/password.log"
token=$("$kiosk" central enroll bruxelles-b --entry "$out/entry.json" --data "$out/centre")

servers=()
# shellcheck disable=SC2317 # called by the trap
stop() {
    local server
    for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
    for server in "${servers[@]}"; do wait "$server" 2>/dev/null || true; done
}
trap stop EXIT
# serve NAME ARGUMENTS...: starts a server in the background; its log is $out/NAME.log.
serve() {
    local name=$1
    shift
    "$kiosk" "$@" --data "$out/$name" >"$out/$name.log" 2>"$out/$name.err" </dev/null &
    servers+=($!)
}
# port NAME: waits until it says where it is.
port() {
    local tries
    for tries in $(seq 1 300); do
        if grep -q '^https://localhost:' "$out/$1.log"; then
            sed -n 's|^https://localhost:\([0-9]*\)/.*|\1|p' "$out/$1.log"
            return
        fi
        sleep 0.1
    done
    echo "the $1 does not start; tried $tries times" >&2
    tail -n 20 "$out/$1.log" "$out/$1.err" >&2
    return 1
}
serve desk desk --port 0
serve centre central run --port 0
status=0
trial desk "$(port desk)" "$seconds" "$pin" "$out/terminal/key" src/test/resources/finder-grid.png || status=1
trial centre "$(port centre)" "$seconds" "$password" "$token" || status=1
for server in desk centre; do
    lines=$(cat "$out/$server.log" "$out/$server.err" | wc -l)
    echo "$server: $lines lines of log"
    if grep -h OutOfMemoryError "$out/$server.log" "$out/$server.err" | head -n 3; then status=1; fi
done
exit "$status"
