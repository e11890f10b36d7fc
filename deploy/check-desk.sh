#!/usr/bin/env bash
# Plays the staff's part at the desk's pages in a real browser, against the real server: signs in, scans, calls, makes
# mistakes, watches the board, restarts the hub, and holds pages to axe-core's rules.
#   deploy/check-desk.sh            needs target/test-classes and target/kiosk (mvn package)
#   deploy/check-desk.sh all        and each page in each language, contrast in every text, and what "scans" does
#   deploy/check-desk.sh scans      a scanner of every ending and pace at every keyboard layout, 150 in all
#   deploy/check-desk.sh pictures FOLDER     makes pictures of all pages instead
#   deploy/check-desk.sh photos [NUMBER [LEVEL]]    says how many distorted photos of tickets are read
# ONLY="part of a name" plays the plays with that name alone. KIOSK_BROWSER=firefox plays all in Debian's firefox-esr, which
# is installed for that, instead of Chromium; its scanner is set to an American keyboard.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh "$([ "${KIOSK_BROWSER:-}" = firefox ] && echo firefox || echo test)" || exit 1
java=$JAVA_HOME/bin/java
path='target/test-classes:target/kiosk/lib/*:target/kiosk/lib/central/*'
if [ "${1:-}" = photos ]; then
    shift
    exec "$java" -Xmx1g -Djava.awt.headless=true -cp "$path" brussels.citedesmetiers.kiosk.desk.PhotoRates "$@"
fi
. deploy/page-tools.sh
case ${1:-check} in
    pictures) exec node src/test/desk/pictures.mjs "$java" "$path" "${2:-target/desk-pictures}" ;;
    scans | all) exec node src/test/desk/check.mjs "$java" "$path" "$1" ;;
    *) exec node src/test/desk/check.mjs "$java" "$path" ;;
esac
