#!/usr/bin/env bash
# Throws at everything that reads bytes from outside what nobody would send, and ends with status 1 if anything comes out that
# is not declared, or nothing comes out at all. The inputs that did it lie in target/fuzz then.
#   deploy/fuzz.sh [MINUTES [SEED [PART OF A PARSER'S NAME]]]     needs target/test-classes and target/kiosk (mvn package)
# One minute for all parsers together if nothing else is said, and another seed every time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh test || exit 1
path=${KIOSK_CLASS_PATH:-target/test-classes:target/kiosk/lib/*:target/kiosk/lib/central/*}
seconds=$(awk -v minutes="${1:-1}" 'BEGIN { print minutes * 60 }')
rm -rf target/fuzz
exec "$JAVA_HOME/bin/java" -Xmx512m -Djava.awt.headless=true -Dtinylog.configuration=tinylog-test.properties -cp "$path" \
    brussels.citedesmetiers.kiosk.fuzz.FuzzMain target/fuzz "$seconds" "${2:-$RANDOM}" ${3:+"$3"}
