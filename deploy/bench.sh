#!/usr/bin/env bash
# The figures of README.md, on this machine: deploy/bench.sh [PART...], parts: start rest memory ticket print check desk seal report
# (all if none is named). Needs a packaged kiosk (mvn package) and Debian's xvfb. Says how busy the machine is: on a busy one the figures mean little.
# RUNS (7) is how often the start is measured, VISITS (200) how many come before memory and disk are read again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${RUNS:-7} visits=${VISITS:-200}
parts=${*:-start rest memory ticket print check desk seal report}
work=$(mktemp -d)
pids=()
cleanup() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap cleanup EXIT
cp -r target/kiosk "$work/kiosk"
rm -f "$work"/kiosk/lib/kiosk.aot*
# No printer is looked for: what a start costs must not depend on one.
sed -i 's/"printers": *\[/"printers": [], "unused": [/' "$work/kiosk/kiosk-config/terminal.json"
python3 - "$work/kiosk/kiosk-config/terminal.json" <<'P'
import json, sys
file = sys.argv[1]
settings = json.load(open(file))
settings.pop("unused", None)
json.dump(settings, open(file, "w"), indent=2)
P
# Nobody is called here: the queue must take everyone who comes.
sed -i 's/"mostWaiting": [0-9]*/"mostWaiting": 500/' "$work/kiosk/kiosk-config/desk.json"
kiosk=$work/kiosk/bin/kiosk
export XDG_RUNTIME_DIR=$work
Xvfb -displayfd 3 -screen 0 1024x600x24 -nolisten tcp -noreset 3>"$work/display" 2>/dev/null &
pids+=($!)
while ! [ -s "$work/display" ]; do read -rt 0.1 <> <(:) || true; done
display=:$(cat "$work/display")
grep -v '^shot' src/main/resources/brussels/citedesmetiers/kiosk/commands/demo-visit.txt >"$work/visit.txt"
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
one_start() { # NAME, environment
    rm -rf "$work/data"
    env "${@:2}" KIOSK_DATA="$work/data" "$kiosk" run >"$work/out" 2>&1 &
    local pid=$!
    waitfor "$work/out" "store after"
    sed -n 's/.*first frame after \([0-9]*\) ms.*/\1/p' "$work/out" >>"$work/$1.first"
    sed -n 's/.*store after \([0-9]*\) ms.*/\1/p' "$work/out" >>"$work/$1.store"
    if [ "$1" = display-with ]; then
        sleep 5
        awk '/^Pss:/ {print int($2 / 1024)}' "/proc/$pid/smaps_rollup" >>"$work/pss"
        awk '/^Rss:/ {print int($2 / 1024)}' "/proc/$pid/smaps_rollup" >>"$work/rss"
    fi
    kill "$pid"
    wait "$pid" || true
}
starts() { # NAME, environment
    for _ in $(seq "$runs"); do one_start "$@"; done
    echo "start, $1 cache: first frame $(median <"$work/$1.first") ms, store $(median <"$work/$1.store") ms (median of $runs)"
}
bench() { # ROOM.CLASS ARGUMENTS, with the heap of `kiosk run` unless heap says otherwise
    local java
    java=$(KIOSK_OPTIONS=-XshowSettings:properties "$kiosk" --help 2>&1 | sed -n 's/^ *java.home = //p')
    if ! [ -d "$work/bench" ]; then
        mkdir "$work/bench"
        find src/bench/java -name '*.java' -print0 |
            xargs -0 "$java/bin/javac" -nowarn -proc:none -cp "$work/kiosk/lib/*:target/test-classes" -d "$work/bench" >&2
    fi
    timeout 300 "$java/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xms24m "-Xmx${heap:-96m}" \
        -cp "$work/bench:$work/kiosk/lib/*:target/test-classes" "brussels.citedesmetiers.kiosk.$1" "${@:2}" 2>"$work/said" || cat "$work/said"
}
written() { awk '{print int($7 / 2)}' "/sys/block/$(lsblk -no pkname "$(df --output=source "$work" | tail -1)" 2>/dev/null | grep . || basename "$(df --output=source "$work" | tail -1)")/stat"; }

for part in $parts; do
    case $part in
    start)
        starts display-without "DISPLAY=$display"
        starts headless-without -u DISPLAY KIOSK_OPTIONS=-Dglass.platform=Headless
        DISPLAY=$display "$kiosk" train >"$work/out" 2>&1 || cat "$work/out"
        starts display-with "DISPLAY=$display"
        starts headless-with -u DISPLAY KIOSK_OPTIONS=-Dglass.platform=Headless
        echo "memory 5 s after start: proportional $(median <"$work/pss") MB, resident $(median <"$work/rss") MB"
        ;;
    rest)
        [ -e "$work/kiosk/lib/kiosk.aot" ] || DISPLAY=$display "$kiosk" train >/dev/null 2>&1
        rm -rf "$work/data"
        DISPLAY=$display KIOSK_DATA="$work/data" "$kiosk" run >"$work/out" 2>&1 &
        pid=$!
        waitfor "$work/out" "store after"
        sleep 15
        used() { awk '{print $14 + $15}' "/proc/$pid/stat"; }
        before=$(used)
        sleep 30
        awk -v ticks=$(($(used) - before)) -v hertz="$(getconf CLK_TCK)" \
            'BEGIN {printf "at rest on the welcome screen: %.2f %% of a processor\n", 100 * ticks / hertz / 30}'
        kill "$pid"
        wait "$pid" || true
        ;;
    memory)
        for _ in $(seq "$visits"); do cat "$work/visit.txt"; done >"$work/visits.txt"
        [ -e "$work/kiosk/lib/kiosk.aot" ] || DISPLAY=$display "$kiosk" train >/dev/null 2>&1
        sync
        before=$(written)
        DISPLAY=$display "$kiosk" run --printer emulated --script "$work/visits.txt" --data "$work/data-visits" >"$work/out" 2>&1 &
        pid=$!
        while kill -0 $pid 2>/dev/null; do
            awk '/^Pss:/ {print int($2 / 1024)} /^Rss:/ {print int($2 / 1024)}' "/proc/$pid/smaps_rollup" >"$work/now" 2>/dev/null || true
            if [ -s "$work/now" ]; then cp "$work/now" "$work/last"; fi
            sed -n 's/^write_bytes: //p' "/proc/$pid/io" >"$work/io.now" 2>/dev/null || true
            if [ -s "$work/io.now" ]; then cp "$work/io.now" "$work/io.last"; fi
            sleep 0.5
        done
        wait $pid || cat "$work/out"
        sync
        echo "memory after $visits visits with a printed ticket each, the emulated printer included: proportional $(sed -n 2p "$work/last") MB, resident $(sed -n 1p "$work/last") MB"
        echo "written to the disk for each visit: $((($(written) - before) / visits)) KB at the device, $(($(cat "$work/io.last") / 1024 / visits)) KB by the process"
        ;;
    seal)
        heap=160m bench simulation.SealBench "$work/kiosk/kiosk-config" "$work/data-seal"
        heap=160m bench commands.WireBench "$work/kiosk/kiosk-config" "$work/data-wire" | grep bytes
        ;;
    ticket) bench terminal.TicketBench "$work/kiosk/kiosk-config" ;;
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
    *) echo "there is no part $part" >&2 && exit 2 ;;
    esac
done
