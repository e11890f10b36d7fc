#!/usr/bin/env bash
# Tries the terminal's own Wi-Fi as kiosk-setup makes it, with our packages unpacked over this machine's own files, which stay as they are:
# NetworkManager and dnsmasq take what was written; only root or the kiosk's user can read the key, which stands in no
# other file and in nothing that is said; a second run keeps it; nothing in it is forwarded or leads anywhere; off unless asked, and off again.
#   bash deploy/check-hotspot.sh [DIR]     our packages, else target/packages (deploy/package.sh)
# PLANTED=1 lets everybody read NetworkManager's file, and ends with 0 only if that was found.
# As root, with network-manager and dnsmasq-base. Not here: a radio.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH=$PATH:/usr/sbin:/sbin
debs=${1:-target/packages}
[ "$(id -u)" = 0 ] || {
    echo "hotspot: run it as root." >&2
    exit 1
}
for tool in nmcli dnsmasq systemd-sysusers; do
    command -v $tool >/dev/null || {
        echo "hotspot: $tool is missing: apt install network-manager dnsmasq-base" >&2
        exit 1
    }
done
work=$(mktemp -d /var/tmp/kiosk-hotspot.XXXXXX)
root=$work/root
# shellcheck disable=SC2317 # called by the trap
leave() {
    local inside
    for inside in /proc /dev /run ''; do
        if mountpoint -q "$root$inside"; then umount "$root$inside" || return; fi
    done
    # Never into what is mounted: /dev in there is this machine's.
    rm -rf --one-file-system "$work"
}
trap leave EXIT

fail() {
    echo "hotspot: FAILED: $*" >&2
    exit 1
}
mkdir "$work/upper" "$work/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" kiosk-hotspot "$root"
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
rm -rf "$root/etc/cdm-kiosk" "$root/var/lib/cdm-kiosk"
for deb in "$debs"/cdm-kiosk_*_"$(dpkg --print-architecture)".deb "$debs"/cdm-kiosk-terminal_*_all.deb; do
    dpkg-deb -x "$deb" "$root"
    dpkg-deb -e "$deb" "$work/control"
    # What apt would let run; there is no service manager in there.
    cp "$work/control/postinst" "$root/postinst"
    chroot "$root" env DPKG_MAINTSCRIPT_PACKAGE=cdm-kiosk sh /postinst configure >"$work/log" 2>&1 || fail "postinst of $deb: $(cat "$work/log")"
done
inside() { nice -n 5 chroot "$root" env LC_ALL=C.UTF-8 "$@"; }
set_up() { inside kiosk-setup --answers /dev/stdin >"$work/said" 2>&1; }
answers=$'site=bruxelles\nterminal=bruxelles-x\nletter=X\nkind=truck\ndisplay=1280x800@10.1\nprinter=none\npin=739182\n'
etc=$root/etc/cdm-kiosk
data=$root/var/lib/cdm-kiosk
network=$root/etc/NetworkManager/system-connections/cdm-kiosk-hotspot.nmconnection

absent() {
    local file
    for file in "$network" "$etc/hotspot.conf" "$data/hotspot.key"; do
        [ ! -e "$file" ] || fail "$1: $file is there"
    done
    if grep -q hotspot "$etc/terminal.json"; then fail "$1: terminal.json names one"; fi
}

set_up <<<"${answers}hub=8443" || fail "$(cat "$work/said")"
absent "not asked for"
if set_up <<<"${answers}hub=none"$'\n'"hotspot=Formtruck"; then fail "a Wi-Fi without pages to lead to was taken"; fi
if set_up <<<"${answers}hub=8443"$'\n'"hotspot=Borne \"1\""; then fail "a name with quotation marks was taken"; fi
if set_up <<<"${answers}hub=8443"$'\n'"hotspot=Formtruck"$'\n'"hotspot-address=10.83.1.256"; then fail "a wrong address was taken"; fi
if set_up <<<"${answers}hub=8443"$'\n'"hotspot=Formtruck"$'\n'"hotspot-key=short"; then fail "a short key was taken"; fi
absent "after wrong answers"

set_up <<<"${answers}hub=8443"$'\n'"hotspot=Formtruck 1" || fail "$(cat "$work/said")"
key=$(<"$data/hotspot.key")
[[ $key =~ ^([a-z2-9]{4}-){3}[a-z2-9]{4}$ ]] || fail "the key is no key"
if [ -n "${PLANTED:-}" ]; then chmod 644 "$network"; fi
[ "$(stat -c '%a %U' "$network")" = '600 root' ] || {
    [ -z "${PLANTED:-}" ] || {
        echo "hotspot: the planted fault was found"
        exit 0
    }
    fail "others may read $network"
}
[ "$(stat -c '%a' "$data/hotspot.key") $(inside stat -c %U /var/lib/cdm-kiosk/hotspot.key)" = '600 cdm-kiosk' ] || fail "others may read the key's file"
if grep -q -e "$key" "$work/said"; then fail "the key was said"; fi
# Everything that was written in there.
found=$(grep -rlF -e "$key" "$work/upper" "$root/run" | sort)
[ "$found" = "$(printf '%s\n' "$work/upper${network#"$root"}" "$work/upper${data#"$root"}/hotspot.key" | sort)" ] || fail "the key stands in $found"
if [ -n "${PLANTED:-}" ]; then exit 1; fi

# What NetworkManager understands of it, by its own reader.
inside nmcli --offline connection modify connection.autoconnect-priority 1 <"$network" >"$work/taken" 2>"$work/log" || fail "NetworkManager: $(cat "$work/log")"
for line in 'ssid=Formtruck 1' 'mode=ap' 'key-mgmt=wpa-psk' "psk=$key" 'proto=rsn;' 'pairwise=ccmp;' 'group=ccmp;' 'address1=10.83.1.1/24' 'method=manual' 'never-default=true' 'method=disabled'; do
    grep -qxF -e "$line" "$work/taken" || fail "NetworkManager does not know ${line%%=*} as it was written"
done
if grep -q 'method=shared' "$work/taken"; then fail "what comes by the Wi-Fi would be forwarded"; fi
grep -qx 'net.ipv4.ip_forward = 0' "$root/usr/lib/sysctl.d/50-cdm-kiosk.conf" || fail "forwarding is not off"
inside dnsmasq --test --conf-file=/etc/cdm-kiosk/hotspot.conf 2>"$work/log" || fail "dnsmasq: $(cat "$work/log")"
# Neither a router (3) nor a name server (6), said with nothing after them.
[ "$(grep -cxE 'dhcp-option=(3|6)' "$etc/hotspot.conf")" = 2 ] || fail "phones would take it for a way out"
inside systemd-analyze verify /usr/lib/systemd/system/cdm-kiosk-hotspot.service >"$work/log" 2>&1 || fail "$(cat "$work/log")"
level=$(inside systemd-analyze security --offline=true --no-pager cdm-kiosk-hotspot.service | sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')

set_up <<<"${answers}hub=8443"$'\n'"hotspot=Formtruck 2"$'\n'"hotspot-security=wpa3" || fail "$(cat "$work/said")"
[ "$key" = "$(<"$data/hotspot.key")" ] || fail "another key after a second run: every phone would have to join again"
grep -qx 'key-mgmt=sae' "$network" || fail "wpa3 was not taken"
inside nmcli --offline connection modify connection.autoconnect-priority 1 <"$network" >"$work/taken" 2>"$work/log" || fail "NetworkManager: $(cat "$work/log")"
set_up <<<"${answers}hub=8443"$'\n'"hotspot=Formtruck 2"$'\n'"hotspot-key=a-key.of-the-house" || fail "$(cat "$work/said")"
grep -qxF 'psk=a-key.of-the-house' "$network" || fail "the house's own key was not taken"
set_up <<<"${answers}hub=8443"$'\n'"hotspot=none" || fail "$(cat "$work/said")"
absent "taken back"
echo "hotspot: all held; dnsmasq's unit is exposed by $level of 10 ($SECONDS s)"
