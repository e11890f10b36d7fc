#!/usr/bin/env bash
# Draws every screen of the kiosk into PNG files, with no display: all states, languages, formats,
# text sizes and looks, or those asked for.
#
#   deploy/screenshots.sh [FOLDER [states=welcome,themes] [languages=fr] [formats=S,M,L]
#                         [sizes=0,1,2] [looks=light,hc,day,lowered] [config=FOLDER]]
#
# FOLDER is target/screenshots unless given. Without a list, the full set is drawn (some 7,000
# pictures, about 20 minutes on two cores): STATE-FORMAT-LANGUAGE-SIZE-LOOK.png.
# It compiles the project's tests first, then starts the gallery in them with plain java.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh run || exit 1
folder=${1:-target/screenshots}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- sizes=0,1,2 looks=light,hc,day,lowered
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt
exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC \
    -Dglass.platform=Headless -Dprism.order=sw --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
    brussels.citedesmetiers.kiosk.screen.Gallery "$folder" "$@"
