#!/usr/bin/env bash
# Makes the image of a card (or disk) that is a terminal: Debian 13 with our packages, started by UEFI, into
# target/image/kiosk-PROCESSOR.img. Three partitions (GPT):
#   kiosk-efi    the loader (systemd-boot), kernel and initrd; answers.txt may be put there; mounted only for it
#   kiosk-root   the system, squashfs: nothing can be written to it
#   kiosk-data   ext4: what is changed under /etc, the kiosk's data, start cache and log; empty in the image
#   bash deploy/image.sh [amd64|arm64]     BUILT=1 takes the packages of target/packages
# PACKAGES="firmware-realtek …" are installed as well, COMPONENTS="main non-free-firmware" is where Debian's are taken
# from; ROOT_MB and DATA_MB are the sizes of two partitions. DEBS=DIR holds our packages, if not target/packages.
# As root, with mmdebstrap, squashfs-tools, dosfstools, mtools and fdisk, and qemu-user-static for the other processor.
# The mirror is the one of this machine's apt and stands nowhere in the image.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/mirrors.sh
export PATH=$PATH:/usr/sbin:/sbin
own=$(dpkg --print-architecture)
processor=${1:-$own}
out=target/image
image=$out/kiosk-$processor.img
efi_mb=192
root_mb=${ROOT_MB:-1280}
data_mb=${DATA_MB:-2048}
debs=${DEBS:-target/packages}
version=$(sed -n 's/^    <version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)
SOURCE_DATE_EPOCH=$(date -u -d "$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)" +%s)
export SOURCE_DATE_EPOCH

say() { printf 'image: %s (%s s)\n' "$*" "$SECONDS"; }
fail() {
    echo "image: $*" >&2
    exit 1
}

case $processor in
amd64) loader=systemd-bootx64.efi boots=BOOTX64.EFI ;;
arm64) loader=systemd-bootaa64.efi boots=BOOTAA64.EFI ;;
*) fail "the processor is amd64 or arm64, not $processor." ;;
esac
[ "$(id -u)" = 0 ] || fail "run it as root."
for tool in mmdebstrap mksquashfs mkfs.vfat mcopy sfdisk mke2fs; do
    command -v $tool >/dev/null || fail "$tool is missing: apt install mmdebstrap squashfs-tools dosfstools mtools fdisk e2fsprogs"
done
main=$(mirror_of '')
security=$(mirror_of 1)
[ -n "$main" ] || fail "no Debian mirror is among apt's sources."
if [ -z "${BUILT:-}" ]; then bash deploy/package.sh "$processor"; fi
for deb in "cdm-kiosk_${version}_$processor" "cdm-kiosk-terminal_${version}_all"; do
    [ -r "$debs/$deb.deb" ] || fail "$debs/$deb.deb is missing: bash deploy/package.sh $processor"
done

mkdir -p "$out"
work=$(mktemp -d "/var/tmp/kiosk-image.XXXXXX")
root=$work/root
trap 'rm -rf "$work"' EXIT
emulate "$processor"

# Our own files, before the kernel comes and makes its initrd.
mkdir "$work/debs"
cp "$debs/cdm-kiosk_${version}_$processor.deb" "$debs/cdm-kiosk-terminal_${version}_all.deb" "$work/debs/"
before() {
    cat <<'HOOK'
set -e
install -D -m 755 deploy/image/hook "$1/etc/initramfs-tools/hooks/cdm-kiosk"
install -D -m 755 deploy/image/mount-data "$1/etc/initramfs-tools/scripts/init-bottom/cdm-kiosk"
install -D -m 755 deploy/image/first "$1/usr/lib/cdm-kiosk-image/first"
install -D -m 644 deploy/image/first.service "$1/etc/systemd/system/cdm-kiosk-first.service"
# Always the same numbers: the data partition outlives the system.
printf 'g cdm-kiosk 880\nu cdm-kiosk 880:880 "Orientation kiosk" /var/lib/cdm-kiosk\n' >"$work/cdm-kiosk.conf"
install -D -m 644 "$work/cdm-kiosk.conf" "$1/etc/sysusers.d/00-cdm-kiosk-image.conf"
HOOK
}
after() {
    cat <<'HOOK'
set -e
mkdir "$1/debs"
cp "$work"/debs/*.deb "$1/debs/"
chroot "$1" systemd-sysusers /etc/sysusers.d/00-cdm-kiosk-image.conf
chroot "$1" sh -c 'DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 install /debs/*.deb'
rm -r "$1/debs"
[ "$(chroot "$1" id -u cdm-kiosk)" = 880 ]
chroot "$1" systemctl enable cdm-kiosk-first.service systemd-timesyncd.service NetworkManager.service
chroot "$1" systemctl disable getty@tty1.service
chroot "$1" systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer e2scrub_reap.service
chroot "$1" passwd -l root
mkdir -p "$1/data" "$1/var/log/journal" "$1/var/lib/NetworkManager" "$1/efi"
HOOK
}
before >"$work/before"
after >"$work/after"
export work
packages=systemd-sysv,systemd-timesyncd,systemd-boot-efi,dbus,udev,kmod,e2fsprogs,initramfs-tools,busybox,zstd,util-linux,mount
packages+=,linux-image-$processor,ca-certificates,iproute2,network-manager,wpasupplicant,wireless-regdb,dnsmasq-base
packages+=${PACKAGES:+,${PACKAGES// /,}}
sources=("deb $main trixie ${COMPONENTS:-main}")
[ -z "$security" ] || sources+=("deb $security trixie-security ${COMPONENTS:-main}")
printf '%s\n' "${sources[@]}" >"$work/sources"
nice -n 15 mmdebstrap --mode=root --variant=minbase --architectures="$processor" --include="$packages" \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' --dpkgopt='path-include=/usr/share/doc/cdm-kiosk*' \
    --essential-hook="sh $work/before \"\$1\"" --customize-hook="sh $work/after \"\$1\"" \
    trixie "$root" "$work/sources" >"$out/$processor.log" 2>&1 || {
    tail -n 30 "$out/$processor.log" >&2
    fail "the system could not be put together; all of it is in $out/$processor.log"
}
say "$(chroot "$root" dpkg-query -W | wc -l) packages"

# What belongs to one machine is made on it, and a mirror's name is nobody's business.
: >"$root/etc/machine-id"
rm -rf "$root"/etc/apt/sources.list* "$root"/etc/resolv.conf "$root"/var/lib/apt/lists "$root"/var/lib/systemd/random-seed \
    "$root"/var/lib/dbus/machine-id "$root"/var/log/*.log "$root"/var/log/apt "$root"/var/cache/apt "$root"/var/cache/ldconfig
mkdir -p "$root"/var/lib/apt/lists/partial
echo cdm-kiosk >"$root/etc/hostname"
printf '127.0.0.1 localhost cdm-kiosk\n::1 localhost cdm-kiosk\n' >"$root/etc/hosts"
for mirror in "$main" "$security"; do
    host=${mirror#*://}
    host=${host#*@}
    host=${host%%/*}
    case $host in '' | deb.debian.org | security.debian.org) continue ;; esac
    if grep -rlsF -e "$host" "$root/etc" "$root/var" >"$out/mirror.txt"; then
        fail "the mirror's name is in the image: $(tr '\n' ' ' <"$out/mirror.txt")"
    fi
done
rm -f "$out/mirror.txt"

# The loader's partition. Kernel and initrd are there and not in the system as well.
mkdir "$work/efi"
kernel=$(cd "$root/boot" && ls vmlinuz-*)
install -D -m 644 "$root/usr/lib/systemd/boot/efi/$loader" "$work/efi/EFI/BOOT/$boots"
install -D -m 644 "$root/boot/$kernel" "$work/efi/kiosk/linux"
install -D -m 644 "$root/boot/initrd.img-${kernel#vmlinuz-}" "$work/efi/kiosk/initrd"
mkdir -p "$work/efi/loader/entries"
printf 'timeout 0\neditor no\nauto-entries no\nauto-firmware no\n' >"$work/efi/loader/loader.conf"
{
    printf 'title Orientation kiosk\nversion %s\nlinux /kiosk/linux\ninitrd /kiosk/initrd\n' "$version"
    # A start that finds no system tries again by itself.
    printf 'options root=PARTLABEL=kiosk-root rootfstype=squashfs ro quiet loglevel=3 systemd.show_status=false systemd.gpt_auto=0 vt.global_cursor_default=0 consoleblank=0 panic=30\n'
} >"$work/efi/loader/entries/kiosk.conf"
{
    printf '# Copy this to answers.txt, keep what you need, and put the card into its machine. The file is deleted once it is taken.\n'
    printf '# A site.json of another terminal of the site may lie beside it.\n'
    sed -n '/^#   site /,/^#   usb-storage/p' "$root/usr/sbin/kiosk-setup"
    printf 'site=bruxelles\nterminal=bruxelles-a\nletter=A\ndisplay=1920x1080@21.5\nprinter=usb:/dev/kiosk-printer\nhub=8443\npin=\n'
} | sed 's/$/\r/' >"$work/efi/answers-example.txt"
rm -rf "${root:?}"/boot/* "$root"/vmlinuz* "$root"/initrd.img*
find "$work/efi" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
rm -f "$work/efi.img"
mkfs.vfat -C -F 32 -n KIOSK -i 43444d4b "$work/efi.img" $((efi_mb * 1024)) >/dev/null
mcopy -s -m -i "$work/efi.img" "$work"/efi/* ::/

nice -n 15 mksquashfs "$root" "$work/root.img" -quiet -no-progress -comp zstd -Xcompression-level 15 -noappend >/dev/null
bytes=$(stat -c %s "$work/root.img")
[ "$bytes" -le $((root_mb * 1024 * 1024)) ] || fail "the system has $bytes bytes, which is more than ROOT_MB=$root_mb"
truncate -s "${data_mb}M" "$work/data.img"
mke2fs -q -t ext4 -L kiosk-data -U 6b696f73-6b64-4461-8461-000000000001 -e remount-ro -N 65536 -m 1 -E lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0 \
    "$work/data.img"

# One MB in front for the table, one behind for its copy.
rm -f "$image.new"
truncate -s $((1 + efi_mb + root_mb + data_mb + 1))M "$image.new"
sfdisk -q "$image.new" <<TABLE
label: gpt
label-id: 63646D6B-0000-4000-8000-000000000000
first-lba: 2048
start=1MiB, size=${efi_mb}MiB, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, name=kiosk-efi, uuid=63646D6B-0000-4000-8000-000000000001
start=$((1 + efi_mb))MiB, size=${root_mb}MiB, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, name=kiosk-root, uuid=63646D6B-0000-4000-8000-000000000002, attrs=GUID:60
start=$((1 + efi_mb + root_mb))MiB, size=${data_mb}MiB, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, name=kiosk-data, uuid=63646D6B-0000-4000-8000-000000000003
TABLE
place() { dd if="$1" of="$image.new" bs=1M seek="$2" conv=notrunc,sparse status=none; }
place "$work/efi.img" 1
place "$work/root.img" $((1 + efi_mb))
place "$work/data.img" $((1 + efi_mb + root_mb))
mv "$image.new" "$image"
say "$image: $(stat -c %s "$image") bytes, of them $(du -B1 "$image" | cut -f1) on disk; the system $bytes"
