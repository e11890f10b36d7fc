#!/usr/bin/env bash
# Tries the packages in fresh roots of Debian 13, as a house would use them: lintian; units held by systemd-analyze; install
# with apt; kiosk-setup from a file; a headless visit with a ticket; an update from the version before, with settings, the
# house's own content, numbers and key kept and the shipped content renewed; remove, which keeps data; purge, which does
# not. The hub and the centre start and answer.
#   bash deploy/check-package.sh [amd64] [arm64]      BUILT=1 takes the packages that are there
# As root, with debootstrap and, for the other processor, qemu-user-static. The mirror is the one of this machine's apt.
# Roots are kept in $ROOTS (else /var/tmp/kiosk-roots) and used again. Not on a board: no kernel, no display, no card.
# shellcheck disable=SC2016 # the dollars in single quotes are for dpkg
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/mirrors.sh
[ "$(id -u)" = 0 ] || {
    echo "check-package: run it as root." >&2
    exit 1
}
roots=${ROOTS:-/var/tmp/kiosk-roots}
own=$(dpkg --print-architecture)
processors=("$@")
[ $# -gt 0 ] || processors=("$own")
script=src/main/resources/brussels/citedesmetiers/kiosk/commands/demo-visit.txt
# Both versions come from the same sources; the older one's content is made older after it is installed.
before=0.0.9
now=$(sed -n 's/^    <version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)

command -v debootstrap >/dev/null || {
    echo "check-package: apt install debootstrap qemu-user-static" >&2
    exit 1
}

say() { printf 'package: %s (%s s)\n' "$*" "$((SECONDS - begun))"; }
fail() {
    echo "package: FAILED: $*" >&2
    exit 1
}

base() {
    local root=$roots/base-$1 main security
    emulate "$1"
    [ ! -e "$root/.ready" ] || return 0
    main=$(mirror_of '')
    security=$(mirror_of 1)
    [ -n "$main" ] || fail "no Debian mirror is among apt's sources"
    mkdir -p "$roots"
    rm -rf "$root"
    if [ "$1" = "$own" ]; then
        nice -n 10 debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$main" >"$roots/$1.log" 2>&1
    else
        nice -n 10 debootstrap --arch="$1" --foreign --variant=minbase --include=ca-certificates trixie "$root" "$main" >"$roots/$1.log" 2>&1
        nice -n 10 chroot "$root" /debootstrap/debootstrap --second-stage >>"$roots/$1.log" 2>&1
    fi
    printf 'deb %s trixie main\n' "$main" >"$root/etc/apt/sources.list"
    [ -z "$security" ] || printf 'deb %s trixie-security main\n' "$security" >>"$root/etc/apt/sources.list"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    nice -n 10 chroot "$root" sh -c "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y systemd udev bash $([ "$1" = "$own" ] && echo lintian)" \
        >>"$roots/$1.log" 2>&1
    touch "$root/.ready"
}

root=
leave() {
    local inside
    for inside in proc dev; do
        if mountpoint -q "$root/$inside"; then umount "$root/$inside"; fi
    done
}
trap 'leave' EXIT
# in_root COMMAND...: with what the check needs of a machine.
in_root() { nice -n 10 chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
apt_in_root() { in_root bash -c "apt-get -q -y -o Dpkg::Use-Pty=0 $*" >>"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "apt-get $*"
}; }

fresh() {
    root=$roots/try-$1
    leave
    rm -rf "$root"
    cp -a --reflink=auto "$roots/base-$1" "$root"
    mount --bind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    mkdir "$root/debs" "$root/before"
    cp target/packages/*_"$now"_*.deb "$root/debs/"
    cp target/packages/*_"$before"_*.deb "$root/before/"
    cp "$script" "$root/visit.txt"
    # Emulated, everything takes longer than on any terminal.
    if [ "$1" != "$own" ]; then sed -i '1i patience 300' "$root/visit.txt"; fi
    log=$roots/$1-apt.log
    : >"$log"
}

# A visit with a ticket on the terminal's own numbers; says the ticket's code.
visit() {
    in_root bash -c "cd /tmp && kiosk run --headless --printer emulated --data /var/lib/cdm-kiosk --script /visit.txt" \
        >"$roots/visit.log" 2>&1 || {
        tail -n 20 "$roots/visit.log" >&2
        fail "the visit"
    }
    [ -s "$root/tmp/10-printed.png" ] || fail "the visit left no picture of a printed ticket"
    rm -f "$root"/tmp/*.png
}
numbers() { in_root bash -c 'kiosk counts 2>/dev/null | head -n 3; sha256sum /var/lib/cdm-kiosk/key'; }

units() {
    local unit level most
    for unit in cdm-kiosk cdm-kiosk-hub cdm-kiosk-centre cdm-kiosk-board; do
        if [ ! -e "$root/usr/lib/systemd/system/$unit.service" ]; then continue; fi
        in_root systemd-analyze verify "/usr/lib/systemd/system/$unit.service" >"$roots/verify.log" 2>&1 || {
            cat "$roots/verify.log" >&2
            fail "systemd-analyze verify $unit"
        }
        if grep -i "$unit" "$roots/verify.log" >&2; then fail "systemd-analyze verify $unit says something"; fi
        level=$(in_root systemd-analyze security --offline=true --no-pager "$unit.service" | sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')
        # The browser on the board has a sandbox of its own, which needs what the others' units forbid.
        if [ "$unit" = cdm-kiosk-board ]; then most=4.5; else most=2.0; fi
        awk -v level="$level" -v most=$most 'BEGIN { exit !(level != "" && level <= most) }' || fail "$unit is exposed by $level"
        say "$unit: verified, exposed by $level"
    done
}

no_desktop() {
    local found
    found=$(in_root dpkg-query -W -f '${Package}\n' | grep -E '^(gnome-shell|xserver-xorg-core|lightdm|gdm3|sddm|xfce4-session|plasma-.*|cups|cups-daemon|network-manager-gnome|udisks2)$' || true)
    [ -z "$found" ] || fail "a desktop came along: $found"
}

# serve UNIT PORT COMMAND...: starts a service's command as its unit does, with a socket for its word that it is ready.
answers() {
    local user=$1 port=$2
    shift 2
    in_root bash -c "
        export KIOSK_CONFIG=/etc/cdm-kiosk KIOSK_DATA=/var/lib/$user
        setpriv --reuid $user --regid $user --init-groups /usr/lib/cdm-kiosk/bin/kiosk $* >/tmp/said 2>&1 &
        serving=\$!
        for second in \$(seq 120); do
            if grep -q '^SHA-256' /tmp/said; then break; fi
            read -rt 1 <> <(:) || :
        done
        (exec 3<>/dev/tcp/127.0.0.1/$port) && answered=0 || answered=1
        kill \$serving
        wait \$serving
        cat /tmp/said
        exit \$answered" >"$roots/serve.log" 2>&1 || {
        cat "$roots/serve.log" >&2
        fail "$user does not answer"
    }
}

# A bundle of the program as it lies beside the centre.
program_bundle() {
    in_root bash -c "cd /tmp && kiosk=/usr/lib/cdm-kiosk/bin/kiosk && \$kiosk bundle keygen house.key &&
        \$kiosk bundle pack program.cdmb --program /usr/lib/cdm-kiosk --key house.key --number 3 --site all && \$kiosk bundle show program.cdmb" \
        >"$roots/bundle.log" 2>&1 || {
        cat "$roots/bundle.log" >&2
        fail "no bundle of the program could be packed"
    }
    grep -qa 'lib/kiosk-.*\.jar' "$root/tmp/program.cdmb" || fail "there is no program in its bundle"
    if grep -qa 'lib/central/' "$root/tmp/program.cdmb"; then fail "what only the centre needs is in the bundle of the program"; fi
    say "a bundle of the program: $(stat -c %s "$root/tmp/program.cdmb") bytes"
}

# What the board says to each line that is wrong, before it shows anything; and it leaves nothing behind.
board() {
    local line gone
    while read -r line; do
        board_says "${line%% | *}" "${line#* | }"
    done <<'WRONG'
HUB=kiosk-a.local | HUB is "kiosk-a.local"; write the address of the hub's pages, as HUB=https://kiosk-a.local:8443
HUB= | HUB is ""; write the address of the hub's pages, as HUB=https://kiosk-a.local:8443
HUB=https://kiosk-a.local:8443 FINGERPRINT=12:34 | FINGERPRINT has no 64 hexadecimal digits; write the hubFingerprint that "kiosk key show" prints on the hub
HUB=https://kiosk-a.local:8443 TURN=180 | TURN is "180"; write 90 or 270, or leave the line out
WRONG
    echo 'HUB=https://kiosk-a.local:8443' >"$root/etc/cdm-kiosk-board"
    apt_in_root remove cdm-kiosk-board
    [ -s "$root/etc/cdm-kiosk-board" ] || fail "remove took etc/cdm-kiosk-board"
    apt_in_root purge cdm-kiosk-board
    for gone in etc/cdm-kiosk-board usr/lib/cdm-kiosk-board usr/lib/systemd/system/cdm-kiosk-board.service \
        etc/systemd/system/multi-user.target.wants/cdm-kiosk-board.service; do
        if [ -e "$root/$gone" ] || [ -L "$root/$gone" ]; then fail "purge left $gone"; fi
    done
    say "the board names each wrong line, and is removed and purged"
}

# board_says SETTINGS SENTENCE
board_says() {
    local said status=0
    # shellcheck disable=SC2086 # one setting a word
    said=$(in_root env $1 /usr/lib/cdm-kiosk-board/kiosk-board 2>&1 </dev/null) || status=$?
    [ "$status" = 1 ] || fail "the board ended with $status where $1"
    [ "$said" = "/etc/cdm-kiosk-board: $2" ] || fail "where $1, the board said: $said"
}

try() {
    local processor=$1 first second kept gone
    begun=$SECONDS
    base "$processor"
    fresh "$processor"
    say "$processor: a fresh root"
    if [ "$processor" = "$own" ]; then
        in_root bash -c 'cd /debs && lintian --fail-on error *.deb' >"$roots/lintian.log" 2>&1 || {
            grep '^E' "$roots/lintian.log" >&2
            fail lintian
        }
        say "lintian: no errors, $(grep -c '^W' "$roots/lintian.log" || true) warnings"
    fi
    apt_in_root install "/before/cdm-kiosk_*_$processor.deb" '/before/cdm-kiosk-terminal_*.deb'
    say "installed, $(in_root dpkg-query -W -f '${Package}\n' | wc -l) packages in the root"
    no_desktop
    units
    cat >"$root/answers" <<'ANSWERS'
site=bruxelles
terminal=bruxelles-x
letter=X
kind=truck
display=1280x800@10.1
printer=usb:/dev/kiosk-printer
hub=8443
pin=739182
stops=jette:Place du Miroir;anderlecht:Place de la Vaillance
ANSWERS
    in_root kiosk-setup --answers /answers >"$roots/setup.log" 2>&1 || {
        cat "$roots/setup.log" >&2
        fail "kiosk-setup"
    }
    if in_root kiosk-setup --answers /dev/stdin <<<'letter=xx' >/dev/null 2>&1; then fail "a wrong letter was taken"; fi
    in_root kiosk-setup --own languages >/dev/null
    sed -i '1s/^{/{ /' "$root/etc/cdm-kiosk/languages/fr.json"
    # What a shell would cut at the space or the ampersand, and what systemd takes whole.
    printf 'KIOSK_OPTIONS=-Dhouse=own -Dother=a&b\n' >"$root/etc/cdm-kiosk/environment"
    in_root bash -c 'kiosk counts >/dev/null 2>&1' || fail "the command does not read the service's settings as systemd does"
    printf 'export KIOSK_OPTIONS=-Dhouse=own\n' | in_root tee /etc/cdm-kiosk/environment.wrong >/dev/null
    in_root mv /etc/cdm-kiosk/environment /etc/cdm-kiosk/environment.right
    in_root mv /etc/cdm-kiosk/environment.wrong /etc/cdm-kiosk/environment
    if in_root kiosk counts >/dev/null 2>&1; then fail "settings that systemd does not understand were taken"; fi
    in_root mv /etc/cdm-kiosk/environment.right /etc/cdm-kiosk/environment
    say "set up"
    if in_root kiosk central run >"$roots/central.log" 2>&1; then fail "a terminal ran a centre"; fi
    [ "$(cat "$roots/central.log")" = "The centre's part of the program is not here; install the package cdm-kiosk-centre." ] ||
        fail "a terminal, asked for a centre, said: $(cat "$roots/central.log")"
    visit
    first=$(numbers)
    kept=$(cd "$root/etc/cdm-kiosk" && sha256sum terminal.json site.json counts.json environment languages/*.json)
    say "a visit with a ticket"
    sed -i '1s/^{/{ /' "$root/usr/share/cdm-kiosk/kiosk-config/content/recommendations.json"
    apt_in_root install "/debs/cdm-kiosk_*_$processor.deb" '/debs/cdm-kiosk-terminal_*.deb'
    in_root cat /etc/cdm-kiosk/content/recommendations.json | cmp -s - kiosk-config/content/recommendations.json ||
        fail "the update brought no new content"
    [ "$kept" = "$(cd "$root/etc/cdm-kiosk" && sha256sum terminal.json site.json counts.json environment languages/*.json)" ] ||
        fail "the update changed the house's settings"
    in_root kiosk check >/dev/null || fail "the settings do not fit the new version"
    second=$(numbers)
    [ "$first" = "$second" ] || fail "the update changed the data: $first, now $second"
    visit
    [ "$second" != "$(numbers)" ] || fail "a visit after the update was not counted"
    say "updated: settings, own content, numbers and key kept; visited again"
    apt_in_root remove cdm-kiosk-terminal cdm-kiosk
    for kept in var/lib/cdm-kiosk/key etc/cdm-kiosk/terminal.json; do
        [ -s "$root/$kept" ] || fail "remove took $kept"
    done
    apt_in_root purge cdm-kiosk-terminal cdm-kiosk
    for gone in var/lib/cdm-kiosk var/cache/cdm-kiosk etc/cdm-kiosk usr/lib/cdm-kiosk; do
        [ ! -e "$root/$gone" ] || fail "purge left $gone"
    done
    say "removed with its data kept, purged without"

    apt_in_root install "/debs/cdm-kiosk_*_$processor.deb" '/debs/cdm-kiosk-hub_*.deb' '/debs/cdm-kiosk-centre_*.deb' \
        '/debs/cdm-kiosk-board_*.deb'
    units
    in_root kiosk-setup --answers /dev/stdin >"$roots/setup.log" 2>&1 <<<$'terminal=bruxelles-hub\nletter=H\npin=739182' || fail "kiosk-setup of a hub"
    answers cdm-kiosk-hub 8443 desk
    answers cdm-kiosk-centre 8444 central run
    say "hub and centre answer"
    program_bundle
    board
    leave
    rm -rf "$root"
    say "$processor: all held"
}

begun=$SECONDS
if [ -z "${BUILT:-}" ]; then bash deploy/package.sh "${processors[@]}"; fi
BUILT=1 VERSION=$before bash deploy/package.sh "${processors[@]}" >/dev/null
say "built"
for processor in "${processors[@]}"; do try "$processor"; done
