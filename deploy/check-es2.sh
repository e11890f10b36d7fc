#!/usr/bin/env bash
# Holds the screens painted by OpenGL (JavaFX's ES2) against those painted by the processor, without a graphics unit: Mesa does
# OpenGL on the processor, on Xvfb. Not a part of deploy/test.sh. Needs target/test-classes and target/kiosk (mvn package).
#   deploy/check-es2.sh [name=value ...]   what the gallery is asked for (see deploy/pictures.sh); else all states in French,
#                                          light and high contrast
# Says which driver it found and what kiosk train chooses; fails if a start does not fall back as it should, if JavaFX fell back to the processor, if a test of the screens fails on ES2, or if a picture
# differs by more than the smoothing of edges. TESTS (RightToLeftTest,AuditTest,KeptFrameTest,LayoutTest) names the tests, or none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh es2 || exit 1
work=$(mktemp -d)
xvfb=
cleanup() {
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
[ $# -gt 0 ] || set -- languages=fr looks=light,hc
es2=(-Dglass.platform=gtk -Dprism.order=es2 -Dprism.forceGPU=true -Dprism.verbose=true)
gallery() { # FOLDER OPTIONS OF JAVA... -- WHAT
    local folder=$1 options=()
    shift
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC "${options[@]}" -Dtinylog.configuration=tinylog-test.properties \
        --enable-native-access=ALL-UNNAMED -cp 'target/test-classes:target/kiosk/lib/*' \
        brussels.citedesmetiers.kiosk.screen.Gallery "$folder" "${@:2}"
}

display() { # OPTIONS OF XVFB...
    [ -z "$xvfb" ] || kill "$xvfb"
    : >"$work/display"
    Xvfb -displayfd 3 -screen 0 2000x2000x24 -nolisten tcp -noreset "$@" 3>"$work/display" 2>/dev/null &
    xvfb=$!
    while ! [ -s "$work/display" ]; do read -rt 0.1 <> <(:) || true; done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
}
says() { # WHAT is expected in what a command said
    if ! grep -q "$1" "$work/said"; then
        cat "$work/said" >&2
        echo "es2: \"$1\" was not said" >&2
        exit 1
    fi
}
kiosk() { # ARGUMENTS of the packaged kiosk, which must not fail
    "$work/kiosk/bin/kiosk" "$@" >"$work/said" 2>&1 || {
        cat "$work/said" >&2
        echo "es2: kiosk $1 failed" >&2
        exit 1
    }
}
terminal() { # one start to the first frame, with the painter that is kept
    kiosk run --printer none --script "$work/script.txt" --data "$work/data"
}

display

# What kiosk train says and chooses, and what a start does with the choice.
cp -r target/kiosk "$work/kiosk"
rm -f "$work"/kiosk/lib/kiosk.aot* "$work/kiosk/lib/kiosk.painter"
echo 'expect language-fr' >"$work/script.txt"
export XDG_RUNTIME_DIR=$work
kiosk train
says 'is the processor too'
sed -n '/paints the screens/p' "$work/said"
if [ -e "$work/kiosk/lib/kiosk.painter" ]; then
    echo "es2: the processor was chosen, and a choice of the graphics unit kept" >&2
    exit 1
fi
echo es2 >"$work/kiosk/lib/kiosk.painter"
KIOSK_OPTIONS=-Dprism.verbose=true terminal
says 'Initialized prism pipeline: com.sun.prism.es2.ES2Pipeline'
display -extension GLX
terminal
says 'The graphics unit did not come up'
: >"$work/kiosk-starting"
terminal
says 'The last start did not come to its first frame'
display

gallery "$work/es2" "${es2[@]}" -- "$@" >"$work/said" 2>&1 || {
    cat "$work/said" >&2
    echo "es2: the screens could not be painted by ES2" >&2
    exit 1
}
echo "es2: driver $(sed -n 's/^ *Renderer: *//p' "$work/said"), $(sed -n 's/^ *Version: *//p' "$work/said")"
if ! grep -q 'Initialized prism pipeline: com.sun.prism.es2.ES2Pipeline' "$work/said"; then
    echo "es2: JavaFX did not paint by ES2" >&2
    exit 1
fi
gallery "$work/sw" -Dglass.platform=Headless -Dprism.order=sw -Dprism.disableRegionCaching=true -- "$@" >"$work/said" 2>&1 || {
    cat "$work/said" >&2
    exit 1
}
"$JAVA_HOME/bin/java" -cp 'target/test-classes:target/kiosk/lib/*' brussels.citedesmetiers.kiosk.screen.PaintedTwice "$work/sw" "$work/es2"

tests=${TESTS:-RightToLeftTest,AuditTest,KeptFrameTest,LayoutTest}
if [ "$tests" != none ]; then
    echo "es2: $tests"
    mvn -B -q dependency:properties surefire:test -Dtest="$tests" \
        -Dtest.jvm="${es2[*]} -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Dtinylog.configuration=tinylog-test.properties -Djava.util.logging.manager=java.util.logging.LogManager" \
        </dev/null >"$work/said" 2>&1 || {
        grep -E 'ERROR|FAIL|Renderer' "$work/said" | head -n 60 >&2
        exit 1
    }
    echo "es2: they passed"
fi
