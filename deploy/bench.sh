#!/usr/bin/env bash
# The figures of src/site/markdown/figures.md, on this machine. Needs a packaged kiosk (mvn package). Says how busy the machine is: on a busy one the figures
# mean little.
#   deploy/bench.sh peer [PART...]   this kiosk beside a web kiosk (Chromium, SurveyJS, Node; src/bench/web-kiosk), measured by turns from
#                                    outside: start memory taps rest ticket (all if none is named, in a quarter of an hour)
#   deploy/bench.sh [PART...]        this kiosk alone: print check desk seal report speech devices update (all if none is named)
#   deploy/bench.sh disk             what the device below the data folder is written for each visit, one a minute and one in five, on ext4
#                                    of its own with its journal; in real time, ten minutes (needs root; MOUNT=noatime,lazytime tries options)
# RUNS (5) is how often a start is measured, VISITS (200) how many come before memory and disk are read again, TAPS (500) how many taps are
# timed, REST (60) for how many seconds rest is watched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh bench || exit 1
runs=${RUNS:-5}
work=$(mktemp -d)
pids=()
mounted=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for folder in "${mounted[@]}"; do umount "$folder" 2>/dev/null || umount -l "$folder" || true; done
    rm -rf "$work"
}
trap cleanup EXIT
cp -r target/kiosk "$work/kiosk"
rm -f "$work"/kiosk/lib/kiosk.aot*
# No printer is looked for: what a start costs must not depend on one. The queue is open at any hour and takes everyone who comes, since
# nobody is called here; the port of its pages is one that is free.
settings() { # FOLDER
    python3 - "$1/kiosk-config" <<'P'
import json, socket, sys

def change(name, by):
    file = sys.argv[1] + "/" + name
    with open(file) as read:
        settings = json.load(read)
    by(settings)
    with open(file, "w") as written:
        json.dump(settings, written, indent=2)

def terminal(settings):
    settings["printers"] = []
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings["hub"] = {"port": free.getsockname()[1]}

def desk(settings):
    for service in settings["services"]:
        service["mostWaiting"] = 500
        service["hours"] = {day: ["00:00-23:59"] for day in
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]}

change("terminal.json", terminal)
change("desk.json", desk)
P
}
settings "$work/kiosk"
kiosk=$work/kiosk/bin/kiosk
export XDG_RUNTIME_DIR=$work
path="$work/bench:$work/kiosk/lib/*:target/test-classes"
sed '/^shot/d; /^tap accessibility/,/^tap done/d' src/main/resources/brussels/citedesmetiers/kiosk/commands/demo-visit.txt >"$work/visit.txt"
echo "machine: $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg), $(sed -n 's/model name.*: //p' /proc/cpuinfo | head -1)"

median() { sort -n | awk '{a[NR] = $1} END {printf "%d [%d-%d]", a[int((NR + 1) / 2)], a[1], a[NR]}'; }
waitfor() { # FILE TEXT
    for _ in $(seq 300); do
        if grep -q "$2" "$1" 2>/dev/null; then return 0; fi
        sleep 0.1
    done
    echo "no \"$2\" within 30 s:" >&2
    cat "$1" >&2
    return 1
}
compiled() { # the programs of src/bench
    if ! [ -d "$work/bench" ]; then
        mkdir "$work/bench"
        find src/bench/java -name '*.java' -print0 |
            xargs -0 "$JAVA_HOME/bin/javac" -nowarn -proc:none -cp "$path" -d "$work/bench" >&2
    fi
}
bench() { # ROOM.CLASS ARGUMENTS, with the heap of `kiosk run` unless heap says otherwise
    compiled
    timeout 300 "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xms24m "-Xmx${heap:-96m}" \
        -cp "$path" "brussels.citedesmetiers.kiosk.$1" "${@:2}" 2>"$work/said" || cat "$work/said"
}
peer() { # PART...
    compiled
    local page=target/web-kiosk
    mkdir -p "$page"
    cp -r src/bench/web-kiosk/. "$page"
    if ! cmp -s "$page/package-lock.json" "$page/node_modules/installed"; then
        (cd "$page" && npm ci --no-audit --no-fund --silent) >&2
        cp "$page/package-lock.json" "$page/node_modules/installed"
    fi
    "$page/node_modules/.bin/esbuild" "$page/page/app.js" --bundle --minify "--outfile=$page/dist/app.js" --target=chrome120 \
        --loader:.svg=dataurl --log-level=error
    cp "$page/page/index.html" "$page/dist"
    mkdir "$work/comparison"
    "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$path" brussels.citedesmetiers.kiosk.comparison.Comparison \
        "$work/kiosk" "$page" "$work/visit.txt" "$work/comparison" "$@"
}
disk() {
    compiled
    local pace each
    for pace in 60 300; do
        each=$work/disk-$pace
        mkdir -p "$each/device"
        truncate -s 512M "$each/image"
        # Blocks of 4 KB, as on every card; on so small a device they would be of 1 KB.
        if ! { mkfs.ext4 -q -b 4096 "$each/image" && mount -o "loop,${MOUNT:-noatime}" "$each/image" "$each/device"; } 2>/dev/null; then
            echo "disk: skipped, since ext4 cannot be mounted from a file here; root can."
            return
        fi
        mounted+=("$each/device")
        mkdir -m 700 "$each/device/data"
        cp -r "$work/kiosk" "$each/kiosk"
        settings "$each/kiosk"
        XDG_RUNTIME_DIR=$each "$JAVA_HOME/bin/java" -Xmx256m --enable-native-access=ALL-UNNAMED -cp "$path" \
            brussels.citedesmetiers.kiosk.comparison.DiskBench "$each/kiosk" "$each/work" "$each/device/data" "$pace" $((600 / pace)) \
            2>"$each/said" &
        pids+=($!)
    done
    for each in "${pids[@]}"; do
        if ! wait "$each"; then
            cat "$work"/disk-*/said >&2
            return 1
        fi
    done
}
if [ "${1:-}" = disk ]; then
    disk
    exit
fi
if [ "${1:-}" = peer ]; then
    peer "${@:2}"
    exit
fi

Xvfb -displayfd 3 -screen 0 1024x600x24 -nolisten tcp -noreset 3>"$work/display" 2>/dev/null &
pids+=($!)
while ! [ -s "$work/display" ]; do read -rt 0.1 <> <(:) || true; done
display=:$(cat "$work/display")
[ $# -gt 0 ] || set -- print check desk seal report speech devices update
for part in "$@"; do
    case $part in
    update)
        heap=160m bench terminal.UpdateBench "$work/data-update"
        ;;
    seal)
        heap=160m bench simulation.SealBench "$work/kiosk/kiosk-config" "$work/data-seal"
        heap=160m bench commands.WireBench "$work/kiosk/kiosk-config" "$work/data-wire" | grep bytes
        ;;
    report) heap=160m bench commands.ReportBench "$work/kiosk/kiosk-config" 100 fr ;;
    print)
        mkdir -p "$work/data-print"
        bench commands.PrintBench "$work/kiosk/kiosk-config" "$work/data-print" "$work/visit.txt" | grep print
        ;;
    check)
        for _ in 1 2 3; do
            begun=$(date +%s%N)
            "$kiosk" check >/dev/null
            echo $((($(date +%s%N) - begun) / 1000000))
        done >"$work/check"
        echo "kiosk check: $(median <"$work/check") ms"
        ;;
    desk)
        # A terminal with and without its share of the adviser queue.
        cp "$work/kiosk/kiosk-config/terminal.json" "$work/terminal.json"
        for with in without with; do
            if [ $with = without ]; then hub='null'; else hub='{"port": 18443}'; fi
            python3 -c 'import json, sys
settings = json.load(open(sys.argv[1]))
hub = json.loads(sys.argv[3])
settings.pop("hub", None)
if hub: settings["hub"] = hub
json.dump(settings, open(sys.argv[2], "w"))' "$work/terminal.json" "$work/kiosk/kiosk-config/terminal.json" "$hub"
            [ -e "$work/kiosk/lib/kiosk.aot" ] || DISPLAY=$display "$kiosk" train >/dev/null 2>&1
            rm -f "$work/pss.$with" "$work/$with.first"
            for _ in $(seq "$runs"); do
                rm -rf "$work/data"
                DISPLAY=$display KIOSK_DATA="$work/data" "$kiosk" run >"$work/out" 2>&1 &
                pid=$!
                waitfor "$work/out" "store after"
                if [ $with = with ]; then waitfor "$work/out" "desk after"; fi
                sed -n 's/.*first frame after \([0-9]*\) ms.*/\1/p' "$work/out" >>"$work/$with.first"
                sed -n 's/.*desk after \([0-9]*\) ms.*/\1/p' "$work/out" >>"$work/$with.desk"
                sleep 5
                awk '/^Pss:/ {print int($2 / 1024)}' "/proc/$pid/smaps_rollup" >>"$work/pss.$with"
                kill $pid
                wait $pid || true
            done
        done
        cp "$work/terminal.json" "$work/kiosk/kiosk-config/terminal.json"
        echo "without hub and desk: first frame $(median <"$work/without.first") ms, memory $(median <"$work/pss.without") MB"
        echo "with hub and desk: first frame $(median <"$work/with.first") ms, desk up $(median <"$work/with.desk") ms, memory $(median <"$work/pss.with") MB"
        mkdir -p "$work/data-desk"
        bench hub.DeskBench "$work/kiosk/kiosk-config" "$work/data-desk"
        ;;
    speech) bench terminal.SpeechBench "$work/kiosk/kiosk-config" "$work/data-speech" ;;
    devices) DISPLAY=$display bench terminal.DevicesBench "$work/kiosk/kiosk-config" "$work/data-devices" "${REST:-30}" ;;
    *) echo "there is no part $part" >&2 && exit 2 ;;
    esac
done
