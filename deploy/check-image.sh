#!/usr/bin/env bash
# Starts the image of deploy/image.sh as a UEFI guest, as a card just written would start: answers.txt is put on it, the
# first start takes it and comes to the welcome screen on the guest's display under cage. Then its desk gives numbers, and the power goes
# twice, once at rest and once while numbers are given; each time it starts again by itself. It holds that
#   - the kiosk's unit is ready, before and after, and a picture of each screen is there, to be looked at;
#   - not a byte of loader or system was written, once the answers were taken;
#   - the check of the data partition finds nothing left to mend after replaying its journal;
#   - the terminal's own Wi-Fi comes up, on a radio that the kernel simulates;
#   - every number that the desk confirmed is behind, and no number comes twice.
#   bash deploy/check-image.sh [amd64|arm64]     takes target/image/kiosk-PROCESSOR.img, leaves target/image/check-PROCESSOR
# PLANTED=1 writes one byte into the system's partition between two starts, and ends with 0 only if that was found.
# Needs qemu-system-x86 and ovmf, or qemu-system-arm and qemu-efi-aarch64; mtools, e2fsprogs, curl. The guest is emulated where there
# is no KVM, which makes it slower than any board: its unit gets more time, by the firmware, not in the image. What its
# display shows is read from the guest's graphics card. Not here: a board's own firmware, a card that lies about what it has written.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH=$PATH:/usr/sbin:/sbin
processor=${1:-amd64}
image=target/image/kiosk-$processor.img
out=target/image/check-$processor
pin=739182
# The guest's screen.
width=1280
height=800
patience=${PATIENCE:-2400}

say() { printf 'image: %s (%s s)\n' "$*" "$SECONDS"; }
fail() {
    echo "image: FAILED: $*; the log of its console is $out/serial.log" >&2
    exit 1
}
[ -r "$image" ] || {
    echo "image: $image is missing: bash deploy/image.sh $processor" >&2
    exit 1
}

case $processor in
amd64)
    # Of the instructions that Java would use, those that an emulator does well.
    machine=(qemu-system-x86_64 -machine q35 -cpu Westmere -vga none -device "virtio-vga,xres=$width,yres=$height")
    code=/usr/share/OVMF/OVMF_CODE_4M.fd
    vars=/usr/share/OVMF/OVMF_VARS_4M.fd
    console=ttyS0
    ;;
arm64)
    machine=(qemu-system-aarch64 -machine virt -cpu cortex-a72 -device "virtio-gpu-pci,xres=$width,yres=$height")
    code=/usr/share/AAVMF/AAVMF_CODE.fd
    vars=/usr/share/AAVMF/AAVMF_VARS.fd
    console=ttyAMA0
    ;;
*)
    echo "image: the processor is amd64 or arm64, not $processor" >&2
    exit 1
    ;;
esac
if [ -w /dev/kvm ] && [ "$(dpkg --print-architecture)" = "$processor" ]; then accelerator=kvm; else accelerator=tcg,thread=multi,tb-size=512; fi

rm -rf "$out"
mkdir -p "$out"
card=$out/card.img
cp --sparse=always "$image" "$card"
cp "$vars" "$out/vars.fd"

# begin_of NAME, size_of NAME: a partition's place in sectors of 512 bytes.
table=$(sfdisk -d "$card")
begin_of() { sed -n "s/.*start= *\([0-9]*\),.*name=\"$1\".*/\1/p" <<<"$table"; }
size_of() { sed -n "s/.*size= *\([0-9]*\),.*name=\"$1\".*/\1/p" <<<"$table"; }
sum_of() { dd if="$card" bs=1M skip=$(($(begin_of "$1") / 2048)) count=$(($(size_of "$1") / 2048)) status=none | sha256sum; }

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    done
    echo $port
}
qmp_port=$(free_port)
desk_port=$(free_port)
desk=https://127.0.0.1:$desk_port

guest=
# shellcheck disable=SC2317 # called by the trap
leave() { if [ -n "$guest" ]; then kill -9 "$guest" 2>/dev/null || true; fi; }
trap leave EXIT

# More time for the unit, and the log on the serial line, by the firmware's tables: the image is the one a house writes.
unit=$(printf '[Service]\nExecStartPre=\nTimeoutStartSec=40min\nWatchdogSec=20min\n' | base64 -w 0)
# boot TIME: starts the guest at this time of a Tuesday.
boot() {
    boots=$((${boots:-0} + 1))
    serial=$out/serial-$boots.log
    : >"$serial"
    ln -sf "serial-$boots.log" "$out/serial.log"
    nice -n 15 "${machine[@]}" -accel "$accelerator" -smp 2 -m 2048 -display none -nodefaults -no-reboot \
        -drive "if=pflash,format=raw,readonly=on,file=$code" -drive "if=pflash,format=raw,file=$out/vars.fd" \
        -drive "if=none,id=card,format=raw,file=$card" -device virtio-blk-pci,drive=card \
        -device qemu-xhci -device usb-tablet -device usb-kbd -device virtio-rng-pci \
        -nic "user,model=virtio-net-pci,restrict=on,hostfwd=tcp:127.0.0.1:$desk_port-:8443" \
        -serial "file:$serial" -qmp "tcp:127.0.0.1:$qmp_port,server=on,wait=off" -rtc "base=2026-12-01T$1" \
        -smbios "type=11,value=io.systemd.boot.kernel-cmdline-extra=console=$console systemd.journald.forward_to_console=1 loglevel=5 modules_load=mac80211_hwsim" \
        -smbios "type=11,value=io.systemd.credential.binary:systemd.unit-dropin.cdm-kiosk.service~emulated=$unit" \
        >"$out/qemu-$boots.log" 2>&1 &
    guest=$!
    began=$SECONDS
}

# qmp COMMAND...: commands to the emulator, as JSON.
qmp() {
    local command line
    exec 3<>"/dev/tcp/127.0.0.1/$qmp_port"
    for command in '{"execute":"qmp_capabilities"}' "$@"; do
        printf '%s\n' "$command" >&3
        while IFS= read -r -t 60 line <&3; do
            case $line in *'"return"'*) break ;; *'"error"'*) echo "image: the emulator says $line" >&2 ;; esac
        done
    done
    exec 3>&-
}
picture() {
    qmp "{\"execute\":\"screendump\",\"arguments\":{\"filename\":\"$PWD/$out/$1.png\",\"format\":\"png\"}}"
    [ -s "$out/$1.png" ] || fail "there is no picture of the guest's display"
}
# The power goes: nothing in the guest is told.
power_off() {
    kill -9 "$guest"
    wait "$guest" 2>/dev/null || true
    guest=
}

# wait_for TEXT: until the guest's log has it.
wait_for() {
    local until=$((SECONDS + patience))
    until grep -qaE "$1" "$serial"; do
        kill -0 "$guest" 2>/dev/null || fail "the guest ended before \"$1\": $(cat "$out/qemu-$boots.log")"
        if [ $SECONDS -ge $until ]; then
            picture late
            fail "no \"$1\" within $patience s"
        fi
        sleep 2
    done
}
# The unit is ready for systemd once the welcome screen is painted.
welcome() {
    wait_for 'Started cdm-kiosk\.service'
    say "$1: welcome screen $((SECONDS - began)) s after power"
    sleep 10
    picture "$1"
}

# The desk's pages, as a browser would ask for them.
ask() {
    local path=$1
    shift
    curl -sSk -m 300 -b "$out/cookies" -c "$out/cookies" -H "Origin: $desk" "$@" "$desk$path"
}
sign_in() {
    local until=$((SECONDS + patience))
    until curl -sSk -m 60 -o /dev/null "$desk/board" 2>/dev/null; do
        [ $SECONDS -lt $until ] || fail "the desk does not answer"
        sleep 5
    done
    : >"$out/cookies"
    ask /api/sign-in -d "pin=$pin&desk=1" >"$out/answer"
    grep -q '"desk"' "$out/answer" || fail "no sign-in: $(cat "$out/answer")"
    token=$(ask /api/me | sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p')
    [ -n "$token" ] || fail "no token after the sign-in"
}
# number: a number at the reception, noted only once the desk has confirmed it; of each service in turn, since a line has an end.
services=(choisir apprendre travailler bouger entreprendre)
number() {
    local service=${services[$(wc -l <"$out/numbers") % 5]}
    ask /api/reception -H "X-Desk-Token: $token" -d "service=$service&language=fr" >"$out/answer" 2>>"$out/curl.log" || return 1
    sed -n 's/.*"code" *: *"\([^"]*\)".*/\1/p' "$out/answer" | head -n 1 | grep . >>"$out/numbers" || fail "no number: $(cat "$out/answer")"
}
unwritten() {
    [ "$root_sum" = "$(sum_of kiosk-root)" ] || fail "the system was written to"
    [ -z "${efi_sum:-}" ] || [ "$efi_sum" = "$(sum_of kiosk-efi)" ] || fail "the loader was written to"
}
# As the next start will do it, on a copy; then there must be nothing left.
consistent() {
    local code=0
    dd if="$card" of="$out/data.img" bs=1M skip=$(($(begin_of kiosk-data) / 2048)) conv=sparse count=$(($(size_of kiosk-data) / 2048)) status=none
    e2fsck -p "$out/data.img" >"$out/data-check" 2>&1 || code=$?
    [ "$code" -le 1 ] || fail "the data partition: $(cat "$out/data-check")"
    e2fsck -fn "$out/data.img" >>"$out/data-check" 2>&1 || fail "the data partition after its journal: $(cat "$out/data-check")"
    rm "$out/data.img"
}
# No number came twice, and the log of the queue has each one that was confirmed; of one cut off, nobody knows.
found() {
    local twice issued confirmed
    twice=$(sort "$out/numbers" | uniq -d)
    [ -z "$twice" ] || fail "given twice: $twice"
    confirmed=$(wc -l <"$out/numbers")
    issued=$(ask '/api/day?day=2026-12-01' | sed -n 's/^[^}]*"issued" *: *\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${issued:-0}" -lt "$confirmed" ] || [ "$issued" -gt $((confirmed + 1)) ]; then fail "$confirmed numbers were confirmed, the queue has ${issued:-none}"; fi
}

root_sum=$(sum_of kiosk-root)
printf 'site=bruxelles\r\nterminal=bruxelles-i\r\nletter=I\r\ndisplay=%sx%s@10.1\r\nprinter=none\r\nhub=8443\r\nhotspot=Formtruck\r\npin=%s\r\n' $width $height $pin >"$out/answers.txt"
mcopy -i "$card@@$(($(begin_of kiosk-efi) * 512))" "$out/answers.txt" ::/answers.txt
: >"$out/numbers"

# Half an hour after the house opens, and later each time.
boot 08:30:00
welcome 1-first-start
if mdir -b -i "$card@@$(($(begin_of kiosk-efi) * 512))" ::/ | grep -q answers.txt; then fail "the answers are still on the card"; fi
efi_sum=$(sum_of kiosk-efi)
wait_for 'device \(wlan[0-9]\): Activation: successful'
say "its own Wi-Fi is up"
sign_in
for _ in 1 2 3; do number || fail "the desk gave no number"; done
say "numbers $(tr '\n' ' ' <"$out/numbers")"
power_off
unwritten
consistent
say "first cut: system and loader unwritten, data whole"
if [ -n "${PLANTED:-}" ]; then
    printf 'x' | dd of="$card" bs=1 seek=$((($(begin_of kiosk-root) + $(size_of kiosk-root)) * 512 - 1)) conv=notrunc status=none
    if (unwritten) 2>/dev/null; then
        echo "image: a written byte of the system was not found" >&2
        exit 1
    fi
    say "the planted byte was found"
    exit 0
fi

boot 09:00:00
welcome 2-after-first-cut
sign_in
number || fail "the desk gave no number"
found
# Numbers are given without pause while the power goes.
before=$(wc -l <"$out/numbers")
(while number; do sleep 1; done) &
giving=$!
sleep $((40 + RANDOM % 40))
kill -0 "$giving" 2>/dev/null || fail "numbers were no longer given when the power went"
[ "$(wc -l <"$out/numbers")" -gt "$before" ] || fail "no number was given before the second cut"
power_off
wait "$giving" || true
say "second cut, in the middle of number $(($(wc -l <"$out/numbers") + 1))"
unwritten
consistent

boot 10:00:00
welcome 3-after-second-cut
sign_in
number || fail "the desk gave no number"
found
power_off
unwritten
consistent
say "numbers $(tr '\n' ' ' <"$out/numbers")"
say "$processor: all held; look at $out/*.png"
