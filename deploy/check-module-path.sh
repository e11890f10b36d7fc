#!/bin/sh
# Starts the built kiosk on the module path with keys and a status light declared, and holds it to what DESIGN promises of a machine without pins: it says so
# in one line and goes on. Usage: deploy/check-module-path.sh [KIOSK-FOLDER], after mvn package. Exit status 0 if all is well.
set -eu
here=$(dirname "$(readlink -f "$0")")
kiosk=${1:-$here/../target/kiosk}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "check-module-path: $1" >&2
    [ ! -s "$work/log" ] || sed 's/^/    /' "$work/log" >&2
    exit 1
}

[ -r "$kiosk/bin/kiosk" ] || fail "there is no $kiosk/bin/kiosk; run mvn package first"

# With the mock on the path Pi4J could take it for a board.
for jar in "$kiosk"/lib/*mock*; do
    [ ! -e "$jar" ] || fail "$jar must not be shipped"
done

cp -R "$kiosk/kiosk-config" "$work/kiosk-config"
sed 's|^\( *\)"dataFolder"|\1"pins": { "keyNext": 5, "keyPrevious": 6, "keyChoose": 13, "keyRepeat": 19, "lightGreen": 17, "lightAmber": 27, "lightRed": 22 },\n&|' \
    "$kiosk/kiosk-config/terminal.json" >"$work/kiosk-config/terminal.json"
grep -q '"lightRed"' "$work/kiosk-config/terminal.json" || fail "no devices could be declared"
printf 'tap language-fr\nexpect language\n' >"$work/script"

visit() {
    KIOSK_OPTIONS="${KIOSK_OPTIONS:-} --show-module-resolution" sh "$1/bin/kiosk" visit "$work/script" \
        --config "$work/kiosk-config" --data "$work/data" >"$work/log" 2>&1
}

visit "$kiosk" || fail "the visit failed"
grep -q '^root brussels.citedesmetiers.kiosk ' "$work/log" || fail "the kiosk did not run as a module"
grep -q '^brussels.citedesmetiers.kiosk requires com.pi4j.plugin.gpiod ' "$work/log" || fail "Pi4J was not resolved as modules"
sed -i '/ \(requires\|binds\) /d' "$work/log" # so that a failure below shows what the kiosk said
said=$(grep -c 'There are no pins here\|Up: pins' "$work/log" || true)
[ "$said" -eq 1 ] || fail "the pins were mentioned $said times, not once"
if grep -q 'Exception' "$work/log"; then fail "an exception was logged"; fi

# The check can fail: a kiosk that lost a module does not start.
mkdir "$work/broken"
cp -R "$kiosk/bin" "$kiosk/lib" "$work/broken"
rm "$work"/broken/lib/pi4j-plugin-gpiod-*.jar
if visit "$work/broken"; then fail "a kiosk without Pi4J's gpiod module was not noticed"; fi

echo "module path: ok"
