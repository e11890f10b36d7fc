#!/usr/bin/env bash
# Plays the centre in a real browser, from the sign-in to the sign-out, and looks at the fleet and at annual reports: on a
# desk, on a phone and on A4, in three languages, sound and with everything that can be wrong; holds pages to axe-core's
# rules and finds what is cut off.
#   deploy/check-report.sh          each kind of page, size and language once; needs target/test-classes and target/kiosk
#   deploy/check-report.sh all [FOLDER]      every page in every size, and leaves pictures and PDFs of them in the folder
# KIOSK_BROWSER=firefox does it in Debian's firefox-esr, which is installed for that, but for what needs paper.
set -euo pipefail
case ${1:-all} in
    all) ;;
    *)
        echo "check-report: \"$1\" is nothing it knows; leave it out, or write: deploy/check-report.sh all [FOLDER]" >&2
        exit 2
        ;;
esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh "$([ "${KIOSK_BROWSER:-}" = firefox ] && echo firefox || echo test)" || exit 1
java=$JAVA_HOME/bin/java
path=${KIOSK_CLASS_PATH:-target/test-classes:target/kiosk/lib/*:target/kiosk/lib/central/*}
. deploy/page-tools.sh
exec node src/test/desk/report.mjs "$java" "$path" "${2:-target/reports}" "${1:-}"
