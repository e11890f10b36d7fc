#!/usr/bin/env bash
# Runs the services under a systemd of their own, process 1 of a fresh Debian 13 in namespaces of its own, as they run on a machine:
#   - the terminal comes up under cage, which draws into memory (no display is here), its word that it is ready is heard, everything it
#     starts stays in its unit, it is fed beyond the watchdog's time, and a kiosk that hangs is ended and comes again, with a page;
#   - hub and centre come up and are watched; the timer of the centre's backup makes one.
#   bash deploy/check-units.sh [terminal] [services]     as root; both parts if none is named
# Takes target/packages (or DEBS=DIR), and the root that deploy/check-package.sh made.
# PLANTED=1 gives the terminal's service a session of a login again, in which nobody hears it, and ends with 0 only if it did not come up.
# Not here: a display, its virtual terminals and seatd, which the image's guest has (deploy/check-image.sh).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "$(id -u)" = 0 ] || {
    echo "units: run it as root." >&2
    exit 1
}
roots=${ROOTS:-/var/tmp/kiosk-roots}
debs=${DEBS:-target/packages}
own=$(dpkg --print-architecture)
now=$(sed -n 's/^    <version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)
[ -e "$roots/base-$own/.ready" ] || {
    echo "units: $roots/base-$own is missing: bash deploy/check-package.sh" >&2
    exit 1
}
root=$roots/units
first=
group=

say() { printf 'units: %s (%s s)\n' "$*" "$SECONDS"; }
fail() {
    echo "units: FAILED: $*" >&2
    if [ -n "$first" ]; then inside journalctl --no-pager -q -n 60 -o short-monotonic >&2 || true; fi
    exit 1
}
inside() { nsenter --target "$first" --mount --uts --ipc --net --pid --cgroup --root --wd -- "$@"; }
has() { inside systemctl show --value -p "$2" "$1"; }

# shellcheck disable=SC2317 # called by the trap
leave() {
    if [ -n "$first" ]; then kill -9 "$first" 2>/dev/null || true; fi
    if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
    if [ -n "$group" ]; then
        for _ in $(seq 50); do
            if find "$group" -depth -type d -exec rmdir {} + 2>/dev/null; then break; fi
            read -rt 0.2 <> <(:) || :
        done
    fi
}
trap leave EXIT

# wait_for SECONDS WHAT COMMAND...
wait_for() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ $SECONDS -lt "$until" ] || fail "$what did not come"
        read -rt 1 <> <(:) || :
    done
}
is_active() { [ "$(has "$1" ActiveState)" = active ]; }

# install_in ANSWERS OTHER PACKAGE...: a fresh root with these packages of ours and another of Debian's, if not empty, set up.
install_in() {
    local answers=$1 other=$2 package
    shift 2
    rm -rf "$root"
    cp -a --reflink=auto "$roots/base-$own" "$root"
    mkdir "$root/debs"
    cp "$debs/cdm-kiosk_${now}_$own.deb" "$root/debs/"
    for package in "$@"; do cp "$debs/${package}_${now}_all.deb" "$root/debs/"; done
    mount -t proc proc "$root/proc"
    chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 bash -c \
        "apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install /debs/*.deb systemd-sysv $other && rm -rf /debs &&
        kiosk-setup --answers /dev/stdin" <<<"$answers" >"$roots/units.log" 2>&1 || {
        tail -n 20 "$roots/units.log" >&2
        fail "$* could not be installed and set up"
    }
    umount "$root/proc"
}
# drop_in UNIT: what this place needs, from standard input.
drop_in() { install -D -m 644 /dev/stdin "$root/etc/systemd/system/$1.d/50-here.conf"; }

# Process 1, alone in its namespaces: it has no network but its own, and can write neither to the kernel's settings nor to devices.
start() {
    local hierarchy
    hierarchy=$(findmnt -nt cgroup2 -o TARGET | head -n 1)
    [ -n "$hierarchy" ] || fail "no cgroup2 is mounted here"
    group=$hierarchy/kiosk-units
    mkdir -p "$group"
    # shellcheck disable=SC2016 # for the other shell
    bash -c 'echo $$ >"$1/cgroup.procs" && exec unshare --mount --uts --ipc --net --pid --cgroup --fork --kill-child bash -euc "$2" begin "$3"' begin "$group" '
        root=$1
        mount --bind "$root" "$root"
        mount -t proc proc "$root/proc"
        mount --bind "$root/proc/sys" "$root/proc/sys"
        mount -o remount,ro,bind "$root/proc/sys"
        mount -t sysfs -o ro sysfs "$root/sys"
        mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
        mount -t tmpfs -o mode=755,nosuid dev "$root/dev"
        for device in "null 1 3" "zero 1 5" "full 1 7" "random 1 8" "urandom 1 9" "tty 5 0"; do
            set -- $device
            mknod -m 666 "$root/dev/$1" c "$2" "$3"
        done
        mkdir "$root/dev/pts" "$root/dev/shm"
        mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$root/dev/pts"
        ln -s pts/ptmx "$root/dev/ptmx"
        ln -s /proc/self/fd "$root/dev/fd"
        mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
        # The bare screen: what is written there is read later.
        : >"$root/dev/tty1"
        mount -t tmpfs -o mode=755 run "$root/run"
        hostname kiosk-units
        ip link set lo up
        cd "$root"
        mkdir -p mnt/before
        pivot_root . mnt/before
        umount -l /mnt/before
        exec env -i container=kiosk-units PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb /usr/lib/systemd/systemd --system --log-target=journal
    ' "$root" </dev/null >"$roots/units-first.log" 2>&1 &
    unshared=$!
    wait_for 20 "process 1" first_is_there
    wait_for 120 "systemd" inside systemctl is-system-running --wait --quiet || true
}
first_is_there() {
    first=$(pgrep -P "$unshared" -x systemd || true)
    [ -n "$first" ]
}
stop() {
    kill -9 "$first"
    wait "$unshared" 2>/dev/null || true
    first=
}
# seconds_up UNIT: from its first command to its word that it is ready.
seconds_up() {
    echo $((($(has "$1" ActiveEnterTimestampMonotonic) - $(has "$1" InactiveExitTimestampMonotonic)) / 1000000))
}
java() { inside bash -c "grep -sl '^java' /proc/[0-9]*/comm | sed 's|/proc/\([0-9]*\)/.*|\1|'"; }
# in_its_unit UNIT...: no Java runs elsewhere.
in_its_unit() {
    local process units
    units=$(printf '%s|' "$@")
    for process in $(java); do
        inside grep -qE "/(${units%|})\$" "/proc/$process/cgroup" || fail "a process of $* is in $(inside cat "/proc/$process/cgroup")"
    done
}
# Longer than any service of ours may say nothing.
fed() {
    read -rt 130 <> <(:) || :
    for unit in "$@"; do
        [ "$(has "$unit" ActiveState) $(has "$unit" NRestarts)" = "active 0" ] || fail "$unit is $(has "$unit" ActiveState) and was started again $(has "$unit" NRestarts) times"
        say "$unit: fed for $(($(has "$unit" WatchdogUSec | sed 's/min.*/*60/; s/s$//'))) s and more"
    done
}

terminal() {
    # cage draws into memory; it has no terminal to lead.
    display='[Service]
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman
StandardInput=null
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
TimeoutStartSec=30min'
    answers=$'site=bruxelles\nterminal=bruxelles-x\nletter=X\ndisplay=1280x720@10.1\nprinter=none\nhub=8443\npin=739182'

    install_in "$answers" "${PLANTED:+libpam-systemd}" cdm-kiosk-terminal
    if [ -n "${PLANTED:-}" ]; then
        display+=$'\nPAMName=login\nTimeoutStartSec=90'
    fi
    drop_in cdm-kiosk.service <<<"$display"
    # A busy machine may take longer than a board.
    sed -i 's/^longest=.*/longest=1500/' "$root/usr/lib/cdm-kiosk/bin/kiosk-train"
    say "terminal: installed and set up"
    start
    say "terminal: systemd is up"
    if [ -n "${PLANTED:-}" ]; then
        # shellcheck disable=SC2317 # called by wait_for
        gave_up() { [ "$(has cdm-kiosk.service NRestarts)" -gt 0 ]; }
        wait_for 600 "the end of a start that nobody hears" gave_up
        say "a session of a login was found: $(has cdm-kiosk.service Result)"
        exit 0
    fi
    wait_for 1700 "the terminal" is_active cdm-kiosk.service
    say "terminal: at its welcome screen $(seconds_up cdm-kiosk.service) s after its start, with the recording of its cache"
    in_its_unit cdm-kiosk.service
    inside test -s /var/cache/cdm-kiosk/kiosk.aot || fail "no start cache was recorded"
    fed cdm-kiosk.service
    # A kiosk that hangs.
    inside kill -STOP "$(java | head -n 1)"
    # shellcheck disable=SC2317 # called by wait_for
    came_again() { is_active cdm-kiosk.service && [ "$(has cdm-kiosk.service NRestarts)" = 1 ]; }
    wait_for 240 "the terminal after it hung" came_again
    grep -q 'X3' <(inside cat /dev/tty1) || fail "there was no page while it started again: $(inside cat /dev/tty1)"
    say "terminal: hung, was ended, said X3 and came again $(seconds_up cdm-kiosk.service) s after its start"
    inside systemctl stop cdm-kiosk.service
    [ "$(has cdm-kiosk.service Result)" = success ] || fail "stopped, it ended with $(has cdm-kiosk.service Result)"
    [ -z "$(java)" ] || fail "stopped, it left something running"
    say "terminal: stopped"
    stop
    leave
}

services() {
    install_in $'terminal=bruxelles-hub\nletter=H\npin=739182' '' cdm-kiosk-hub cdm-kiosk-centre
    drop_in cdm-kiosk-centre-backup.timer <<<$'[Timer]\nOnCalendar=\nOnCalendar=*:0/2\nRandomizedDelaySec=0\nAccuracySec=1s'
    start
    for unit in cdm-kiosk-hub.service cdm-kiosk-centre.service; do
        wait_for 180 "$unit" is_active $unit
        say "$unit: ready $(seconds_up $unit) s after its start"
    done
    in_its_unit cdm-kiosk-hub.service cdm-kiosk-centre.service
    # shellcheck disable=SC2317 # called by wait_for
    backed_up() { inside bash -c 'compgen -G "/var/lib/cdm-kiosk-centre/backup*/*"' >/dev/null && [ "$(has cdm-kiosk-centre-backup.service ActiveState)" = inactive ]; }
    wait_for 300 "the backup" backed_up
    [ "$(has cdm-kiosk-centre-backup.service Result)" = success ] || fail "the backup ended with $(has cdm-kiosk-centre-backup.service Result)"
    say "backup: $(inside bash -c 'ls -d /var/lib/cdm-kiosk-centre/backup*/*' | tr '\n' ' ')"
    fed cdm-kiosk-hub.service cdm-kiosk-centre.service
    stop
}

[ $# -gt 0 ] || set -- terminal services
for part in "$@"; do
    case $part in
    terminal | services) "$part" ;;
    *) fail "there is no part $part, but terminal and services" ;;
    esac
done
say "all held"
