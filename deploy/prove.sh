#!/usr/bin/env bash
# Proves what cannot be shown by looking: deploy/prove.sh NAME [NUMBER] [SEED] [planted]
#   desks     plays a day of NUMBER (500) tickets and as many appointments as belong to them (30) at a hub that is killed twice, by its clock
#             and over HTTPS: six desks, reception, two terminals, a paused service, an early closing; holds each call against the rule, and
#             queue and figures against a count of its own. With planted a wrong order, a lost disk and a doubled number have to be found.
#   monkey    makes NUMBER (500) random visits on the real screens in one process, then crashes it: nothing of its last visit is in its
#             memory, and its last token's bytes are nowhere in memory, data, log and crash file. With planted it keeps that visit, and has to find it.
#   network   sends NUMBER (10000) batches through a network that does everything wrong, NUMBER / 10 to a centre whose name
#             resolves wrongly, late or not at all, and kills the sender NUMBER / 50 times. With planted the terminal takes a sign-in
#             page for its centre, which it has to find.
#   joined    kills the hub of a site NUMBER (100) times while two terminals give it their counts and it joins, seals and sends them, and a
#             terminal as often while it counts and gives. With planted terminals let go of what the hub has before the centre has it, and
#             the hub's disk is lost half way, which it has to find.
#   power     kills a terminal up to its screen NUMBER (1000) times while it gives numbers, prints, counts, seals and writes a stick,
#             and NUMBER / 4 times while it takes an update. "power start", "power seal" and "power export" kill it at each system call
#             that changes files (with strace) in a first start, a sealing, an export; a number after that goes on at that call.
#             Seeds make slices of the random ones: "power 100 1", "power 100 2". With planted it has to find what is said before it is
#             written, or in an export a file that grows under its name.
#   soak      plays NUMBER (30) days of 400 visits in one process, or those from "11-20": see the class SoakProof. With planted a visit
#             leaves 4 KiB in memory, the data folder goes back in the hour that comes twice, and the desk keeps its certificate: it has
#             to find what these days meet, in 5-10 the first two, in 11-20 the first and the last.
#   storage   damages NUMBER (200) copies of a data folder, one way each, then starts, prints, counts and ends, and compares what
#             came out of a printer with the database: no number twice, nothing doubled, every loss told to the number.
#   tests     runs the tests that a build runs short (those that name LongForm or Combinations), or the one named, in their long form:
#             more kills, rounds, inputs and worlds of visits.
#   update    kills a process that takes a bundle at each system call that changes files (with strace, where it is installed) and
#             NUMBER (200) times at random, and compares what is in use then: the old version whole or the new one. With
#             planted a version is used before it is there, which it has to find.
#   visits    makes NUMBER (24) random visits on a screen of 7 inches and a third as many on each of two large ones, with a printer
#             that breaks: more of what a build tries.
# Needs a packaged kiosk and compiled tests (mvn package). Run by root it goes on as a user without rights, since root reads and
# writes everything, and mounts a small disk to be full and to be read-only; a case that cannot be tried is said to be skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
nobody=65534
work=$(mktemp -d)
small=
cleanup() {
    if [ -n "$small" ]; then umount "$small" 2>/dev/null || umount -l "$small" || true; fi
    rm -rf "$work"
}
trap cleanup EXIT

# What that user must be able to read.
libraries() {
    mkdir "$work/lib" "$work/tests"
    cp target/kiosk/lib/{kiosk-*,derby*,tinylog-*,slf4j-*,core-*,jackson-*,jspecify-*}.jar "$work/lib"
    cp -r target/test-classes/{brussels,tinylog-test.properties} "$work/tests"
    chmod -R a+rX "$work"
}

# Of ext4 in a file, which alone can be made read-only while files are open; in memory where there is no such thing.
small_disk() {
    truncate -s 64M "$work/disk"
    if mkfs.ext4 -q -b 4096 -m 0 -E "root_owner=$nobody:$nobody" "$work/disk" && mount -t ext4 -o loop "$work/disk" "$work/small"; then
        return
    fi
    mount -t tmpfs -o size=48m,mode=0777 kiosk-proof "$work/small"
}

storage() {
    local java as=() line status=0 arguments
    java=$(KIOSK_OPTIONS=-XshowSettings:properties target/kiosk/bin/kiosk --help 2>&1 | sed -n 's/^ *java.home = //p')
    libraries
    mkdir "$work/folders"
    arguments=("$work/folders" "${1:-200}")
    if [ "$(id -u)" = 0 ]; then
        mkdir "$work/small"
        if small_disk 2>/dev/null; then
            small=$work/small
            arguments+=("$small")
        fi
        chown "$nobody:$nobody" "$work/folders"
        as=(setpriv "--reuid=$nobody" "--regid=$nobody" --clear-groups)
    fi
    coproc proof {
        exec "${as[@]}" "$java/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Djava.io.tmpdir="$work/folders" \
            -Dtinylog.configuration=tinylog-test.properties -cp "$work/tests:$work/lib/*" \
            brussels.citedesmetiers.kiosk.store.StorageProof "${arguments[@]}" 2>"$work/folders.said"
    }
    local process=$! answers=${proof[1]}
    # Only root can do it: ext4 then behaves as after an error of its disk.
    while read -r line <&"${proof[0]}"; do
        case $line in
            'please: read-only') if mount -o remount,abort "$small"; then echo 'done' >&"$answers"; else echo no >&"$answers"; fi ;;
            *) echo "$line" ;;
        esac
    done 2>/dev/null
    wait "$process" || status=$?
    if [ "$status" -gt 1 ]; then tail -n 30 "$work/folders.said"; fi
    return "$status"
}

# proof CLASS ARGUMENTS...: runs one of the proofs with an empty folder as its first argument.
proof() {
    local java class=$1 memory=256m
    shift
    local screen=()
    case $class in
        robot.MonkeyProof) memory=2g ;;
        terminal.SoakProof)
            # What may be dropped at any time is dropped, so that what is used after a collection is what is needed.
            screen=(-XX:SoftRefLRUPolicyMSPerMB=0 --enable-native-access=ALL-UNNAMED -Djavafx.animation.pulse=10 -Dprism.order=sw -Dprism.disableRegionCaching=true)
            ;;
    esac
    java=$(KIOSK_OPTIONS=-XshowSettings:properties target/kiosk/bin/kiosk --help 2>&1 | sed -n 's/^ *java.home = //p')
    mkdir "$work/folders"
    "$java/bin/java" -XX:+UseSerialGC -Xmx$memory -Dtinylog.configuration=tinylog-test.properties -Djava.io.tmpdir="$work/folders" \
        "${screen[@]}" -cp "target/test-classes:$(echo target/kiosk/lib/*.jar target/kiosk/lib/tools/*.jar target/kiosk/lib/central/*.jar | tr ' ' :)" \
        "brussels.citedesmetiers.kiosk.$class" "$work/folders" "$@" 2>"$work/said" || {
        tail -n 30 "$work/said"
        return 1
    }
}

# network BATCHES SEED [planted]
network() {
    local tests='FaultyProxyTest#counts*+centre*,FaultyNamesTest#counts*,KilledSenderTest'
    if [ $# -gt 2 ]; then tests='FaultyProxyTest#aTerminalThat*,FaultyNamesTest#aTerminalThat*'; fi
    echo "seed $2"
    mvn -B -ntp test -Dtest="$tests" -Dkiosk.batches="$1" -Dkiosk.kills="$((($1 + 49) / 50))" -Dkiosk.seed="$2" \
        -Djunit.jupiter.execution.timeout.default=90m
}

# joined NUMBER SEED [planted]
joined() {
    local tests='KilledHubTest#everyVisit*,KilledGiverTest' planted=false
    if [ $# -gt 2 ]; then
        tests='KilledHubTest#visitsThat*'
        planted=true
    fi
    echo "seed $2"
    mvn -B -ntp test -Dtest="$tests" -Dkiosk.kills="$1" -Dkiosk.seed="$2" -Dkiosk.planted="$planted" \
        -Djunit.jupiter.execution.timeout.default=90m
}

# power NUMBER SEED [planted], power start|seal|export [CALL] [planted]
power() {
    if [ "${2:-}" = planted ]; then set -- "$1" 1 planted; fi
    case ${1:-} in
        start | seal | export) proof terminal.PowerProof "$1" "${2:-1}" ${3:+"$3"} ;;
        *) proof terminal.PowerProof "${1:-1000}" "${2:-$RANDOM}" ${3:+"$3"} ;;
    esac
}

# tests [CLASS]
tests() {
    local tests=${1:-}
    if [ -z "$tests" ]; then
        tests=$(grep -rlE --include='*Test.java' '\b(LongForm|Combinations)\b' src/test/java |
            sed 's|.*/||; s|\.java$||' | sort | paste -sd,)
    fi
    mvn -B -ntp test -Dtest="$tests" -Dkiosk.long=true -Djunit.jupiter.execution.timeout.default=90m
}

# visits NUMBER SEED
visits() {
    local display number=$1
    for display in 1024x600@7 1920x1080@21.5 1080x1920@32; do
        target/kiosk/bin/kiosk visit --random "$number" --seed "$2" --display "$display"
        number=$((($1 + 2) / 3))
    done
}

case ${1:-} in
    storage | tests | visits)
        if [[ " ${*:2} " = *' planted '* ]]; then
            echo "prove: $1 plants nothing; leave \"planted\" out." >&2
            exit 2
        fi
        ;;
esac
case ${1:-} in
    desks) proof desk.DeskDayProof "${2:-500}" "${3:-$RANDOM}" ${4:+"$4"} ;;
    monkey) proof robot.MonkeyProof "${2:-500}" "${3:-$RANDOM}" ${4:+"$4"} ;;
    network) network "${2:-10000}" "${3:-$RANDOM}" ${4:+"$4"} ;;
    joined) joined "${2:-100}" "${3:-$RANDOM}" ${4:+"$4"} ;;
    power) power "${@:2}" ;;
    soak) proof terminal.SoakProof "${2:-30}" "${3:-$RANDOM}" ${4:+"$4"} ;;
    update) proof update.UpdateProof "${2:-200}" "${3:-$RANDOM}" ${4:+"$4"} ;;
    storage) storage "${2:-}" ;;
    tests) tests "${2:-}" ;;
    visits) visits "${2:-24}" "${3:-$RANDOM}" ;;
    *)
        sed -n '2,32s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
