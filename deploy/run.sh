#!/usr/bin/env bash
# Builds the kiosk and shows it: in one window where there is a display, else one whole visit drawn in memory, whose
# pictures are left under target/demo.
#   bash deploy/run.sh [OPTIONS OF kiosk demo]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh run
echo "run: building with $JAVA_HOME"
mvn -B -q package -DskipTests </dev/null
if [ -n "${DISPLAY:-}" ]; then
    exec target/kiosk/bin/kiosk demo "$@"
fi
echo "run: no display here, so the visit is drawn in memory"
exec target/kiosk/bin/kiosk demo --headless "$@"
