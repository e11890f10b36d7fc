#!/usr/bin/env bash
# Makes pictures of the kiosk, with no display.
#   deploy/pictures.sh             README.md's, anew: one visit (deploy/visits/pictures.txt) on a display of each format, its ticket, the
#                                  demonstration, and console and board in a real Chromium. Needs a built kiosk (mvn package).
#   deploy/pictures.sh gallery [FOLDER [states=welcome,themes] [languages=fr] [formats=S,M,L]
#                               [sizes=0,1,2] [looks=light,hc,day,lowered] [config=FOLDER] [show=pages]]
#                                  every screen: all states, languages, formats, text sizes and looks, or those asked for, into FOLDER
#                                  (target/screenshots unless given) as STATE-FORMAT-LANGUAGE-SIZE-LOOK.png. Without a list, some 7,000
#                                  pictures in about 20 minutes on two cores. With show=pages it makes none, and prints how many pages
#                                  each screen takes in each language.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh test || exit 1
package=brussels.citedesmetiers.kiosk
java=("$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC -Dglass.platform=Headless -Dprism.order=sw -Dprism.disableRegionCaching=true -Dtinylog.configuration=tinylog-test.properties
    --enable-native-access=ALL-UNNAMED -cp 'target/test-classes:target/kiosk/lib/*:target/kiosk/lib/central/*')
if [ "${1:-}" = gallery ]; then
    shift
    folder=${1:-target/screenshots}
    [ $# -gt 0 ] && shift
    [ $# -gt 0 ] || set -- sizes=0,1,2 looks=light,hc,day,lowered
    exec "${java[@]}" "$package.screen.Gallery" "$folder" "$@"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=$PWD/deploy/visits/pictures.txt
kiosk=$PWD/target/kiosk/bin/kiosk
for display in 1024x600@7 1920x1080@21.5 1080x1920@32; do
    mkdir "$work/visit"
    (cd "$work/visit" && "$kiosk" visit --printer emulated --display "$display" "$script")
    for picture in "$work"/visit/*.png; do
        mv "$picture" "$work/$(basename "$picture" .png)-${display%@*}.png"
    done
    rmdir "$work/visit"
done
"${java[@]}" "$package.commands.DemoPicture" "$script" "$work"
[ -d src/test/desk/node_modules/playwright-core ] || (cd src/test/desk && npm ci --no-audit --no-fund)
node src/test/desk/pictures.mjs "$JAVA_HOME/bin/java" 'target/test-classes:target/kiosk/lib/*:target/kiosk/lib/central/*' "$work" readme
# Only what README.md shows is kept.
for name in $(grep -o 'src/site/resources/images/[a-z0-9-]*\.png' README.md | xargs -n 1 basename | sort -u); do
    pictures+=("$work/$name")
done
# What the staff's handbooks show.
"${java[@]}" "$package.screen.Gallery" "$work/staff" states=staff-warnings,staff-stop,out-of-service-D3 languages=fr,nl formats=S
mv "$work/staff/out-of-service-D3-S.png" "$work/out-of-service.png"
for language in fr nl; do
    mv "$work/staff/staff-warnings-S-$language-0-light.png" "$work/staff-$language.png"
    mv "$work/staff/staff-stop-S-$language-0-light.png" "$work/staff-stop-$language.png"
    pictures+=("$work/staff-$language.png" "$work/staff-stop-$language.png")
done
pictures+=("$work/out-of-service.png")
"${java[@]}" "$package.robot.SmallPng" src/site/resources/images "${pictures[@]}"
