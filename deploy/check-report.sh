#!/usr/bin/env bash
# Plays the centre in a real Chromium, from the sign-in to the sign-out, and looks at annual reports: on a desk, on a phone and
# on A4, in three languages, sound and with everything that can be wrong; holds each page to axe-core's rules and finds what is
# cut off. Leaves pictures and PDFs in the folder.
#   deploy/check-report.sh [FOLDER]      needs target/test-classes and target/kiosk (mvn package)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh test || exit 1
java=$JAVA_HOME/bin/java
path=${KIOSK_CLASS_PATH:-target/test-classes:target/kiosk/lib/*}
if [ ! -d src/test/desk/node_modules/playwright-core ] || [ ! -d src/test/desk/node_modules/axe-core ]; then
    (cd src/test/desk && npm ci --no-audit --no-fund)
fi
exec node src/test/desk/report.mjs "$java" "$path" "${1:-target/reports}"
