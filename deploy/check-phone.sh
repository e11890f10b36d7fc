#!/usr/bin/env bash
# Takes simulated photos of the screens with a code for the phone (ticket and list), in every format, look, language and
# text size, and says how many of them a phone reads. Needs target/test-classes and target/kiosk (mvn package).
#   deploy/check-phone.sh [PHOTOS [LEVEL [FORMAT]]]    PHOTOS (48) of each format and look; LEVEL is EASY, MIDDLE or HARD, FORMAT S, M or L
# Ends with status 1 if fewer than 98 of 100 of the middle level are read. What a level is stands in PhoneCamera.Level.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh test || exit 1
exec "$JAVA_HOME/bin/java" -Xmx2g -Dglass.platform=Headless -Dprism.order=sw -Dprism.disableRegionCaching=true -Dtinylog.configuration=tinylog-test.properties \
    --enable-native-access=ALL-UNNAMED -cp 'target/test-classes:target/kiosk/lib/*' brussels.citedesmetiers.kiosk.screen.PhonePhotos "$@"
