#!/usr/bin/env bash
# Plays the staff's part at the desk's pages in a real Chromium, against the real server: signs in, scans, calls, makes
# mistakes, watches the board, restarts the hub, and holds every page to axe-core's rules.
#   deploy/check-desk.sh            needs target/test-classes and target/kiosk (mvn package)
#   ONLY="part of a name" deploy/check-desk.sh    the plays with that name alone
#   deploy/check-desk.sh scans               a scanner of every ending and pace at every keyboard layout, 150 in all
#   deploy/check-desk.sh pictures FOLDER     makes pictures of all pages instead
#   deploy/check-desk.sh photos [NUMBER [LEVEL]]    says how many distorted photos of tickets are read
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh test || exit 1
java=$JAVA_HOME/bin/java
path='target/test-classes:target/kiosk/lib/*'
if [ "${1:-}" = photos ]; then
    shift
    exec "$java" -Xmx1g -Djava.awt.headless=true -cp "$path" brussels.citedesmetiers.kiosk.desk.PhotoRates "$@"
fi
if [ ! -d src/test/desk/node_modules/playwright-core ] || [ ! -d src/test/desk/node_modules/axe-core ]; then
    (cd src/test/desk && npm ci --no-audit --no-fund)
fi
case ${1:-check} in
    pictures) exec node src/test/desk/pictures.mjs "$java" "$path" "${2:-target/desk-pictures}" ;;
    scans) exec node src/test/desk/check.mjs "$java" "$path" scans ;;
    *) exec node src/test/desk/check.mjs "$java" "$path" ;;
esac
