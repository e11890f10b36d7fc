#!/usr/bin/env bash
# Builds the packages for Debian 13 into target/packages:
#   cdm-kiosk_V_amd64.deb, cdm-kiosk_V_arm64.deb   the program and the shipped content, for either processor
#   cdm-kiosk-terminal_V_all.deb                   the service of a terminal, and what its display needs
#   cdm-kiosk-hub_V_all.deb                        a site's hub without a screen
#   cdm-kiosk-centre_V_all.deb                     the centre
#   cdm-kiosk-board_V_all.deb                      the board of a waiting room, on a small machine behind a television
#   bash deploy/package.sh [amd64] [arm64]         both processors if none is named
# VERSION=1.2.3 gives them another version than pom.xml's; BUILT=1 packs again what was built before. Times and owners in them are fixed.
# Needs dpkg-deb; JavaFX for the other processor comes from Maven's repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh run
from=deploy/package
work=target/package
out=target/packages
version=${VERSION:-$(sed -n 's/^    <version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)}
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(date -u -d "$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' pom.xml)" +%s)
processors=("$@")
[ $# -gt 0 ] || processors=(amd64 arm64)
if [ -z "${BUILT:-}" ]; then rm -rf "$work"; fi
mkdir -p "$work" "$out"

# The program for one processor: the same jars but for JavaFX's.
build() {
    local platform=linux
    if [ -n "${BUILT:-}" ]; then return; fi
    [ "$1" = amd64 ] || platform=linux-aarch64
    mvn -B -q package org.cyclonedx:cyclonedx-maven-plugin:makeBom -Dmaven.test.skip=true -Djavafx.platform=$platform -Dkiosk.folder="$PWD/$work/$1/kiosk" </dev/null
}

# start PACKAGE PROCESSOR: an empty tree with what every package has.
start() {
    root=$work/$1_$2
    rm -rf "$root"
    doc=$root/usr/share/doc/$1
    mkdir -p "$root/DEBIAN" "$doc"
    cp $from/copyright "$doc/copyright"
    printf '%s (%s) trixie; urgency=medium\n\n  * Built from the sources of this version.\n\n -- %s  %s\n' "$1" "$version" \
        "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
}
maintainer='Cité des métiers de Bruxelles <kiosk@citedesmetiers.brussels>'

# put MODE FILE PLACE: a file of deploy/package.
put() { install -D -m "$1" "$from/$2" "$root$3"; }

# In KB, each file rounded up and one for each folder: what du says depends on the file system.
installed_size() { find "$root" \( -type d -printf '0\n' -o -type f -printf '%s\n' -o -printf '0\n' \) | awk '{ kb += $1 ? int(($1 + 1023) / 1024) : 1 } END { print kb }'; }

# end PACKAGE PROCESSOR DEPENDS DESCRIPTION [FIELDS]: closes the tree.
end() {
    local script
    for script in preinst postinst prerm postrm; do
        if [ -e "$from/$1.$script" ]; then install -m 755 "$from/$1.$script" "$root/DEBIAN/$script"; fi
    done
    {
        printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: %s\nSection: misc\nPriority: optional\n' "$1" "$version" "$2" "$maintainer"
        printf 'Installed-Size: %s\nDepends: %s\n' "$(installed_size)" "$3"
        if [ -n "${5:-}" ]; then printf '%b\n' "$5"; fi
        printf 'Description: %b\n' "$4"
    } >"$root/DEBIAN/control"
    (cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
    chmod -R u=rwX,go=rX "$root"
    find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group -Zxz --build "$root" "$out/$1_${version}_$2.deb" >/dev/null
    echo "$out/$1_${version}_$2.deb $(stat -c %s "$out/$1_${version}_$2.deb")"
}

# A pointer of one transparent dot, by the names that a compositor asks for.
no_pointer() {
    local cursors=$root/usr/lib/cdm-kiosk/cursors/default/cursors
    mkdir -p "$cursors"
    printf 'Xcur\x10\0\0\0\0\0\x01\0\x01\0\0\0\x02\0\xfd\xff\x18\0\0\0\x1c\0\0\0\x24\0\0\0\x02\0\xfd\xff\x18\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$cursors/left_ptr"
    ln -s left_ptr "$cursors/default"
    printf '[Icon Theme]\nName=No pointer\n' >"$root/usr/lib/cdm-kiosk/cursors/default/index.theme"
}

for processor in "${processors[@]}"; do
    build "$processor"
    start cdm-kiosk "$processor"
    mkdir -p "$root/usr/lib/cdm-kiosk/lib" "$root/usr/share/cdm-kiosk" "$root/etc/cdm-kiosk"
    # The program's parts that are no program: documentation of the jars stays in them.
    install -D -m 755 "$work/$processor/kiosk/bin/kiosk" "$root/usr/lib/cdm-kiosk/bin/kiosk"
    cp "$work/$processor"/kiosk/lib/*.jar "$work/$processor"/kiosk/lib/*.so "$root/usr/lib/cdm-kiosk/lib/"
    install -D -m 644 -t "$root/usr/lib/cdm-kiosk/lib/tools" "$work/$processor"/kiosk/lib/tools/*.jar
    cp -r kiosk-config "$root/usr/share/cdm-kiosk/kiosk-config"
    ln -s /usr/share/cdm-kiosk/kiosk-config "$root/usr/lib/cdm-kiosk/kiosk-config"
    put 755 kiosk /usr/bin/kiosk
    put 755 kiosk-setup /usr/sbin/kiosk-setup
    put 755 kiosk-train /usr/lib/cdm-kiosk/bin/kiosk-train
    put 755 kiosk-start /usr/lib/cdm-kiosk/bin/kiosk-start
    put 644 lintian-overrides /usr/share/lintian/overrides/cdm-kiosk
    deploy/licences.sh "$work/$processor/kiosk/lib" "$work/$processor/kiosk/sbom.cdx.json" "$doc/licences"
    cp "$work/$processor/kiosk/sbom.cdx.json" "$doc/sbom.cdx.json"
    end cdm-kiosk "$processor" \
        'libc6, libstdc++6, openjdk-25-jre-headless | openjdk-25-jre | temurin-25-jre, fonts-noto-core, libfreetype6, libpangoft2-1.0-0' \
        'orientation kiosk: program and content\n The program of a self-service kiosk for the entrance of a careers centre, with\n its questions in five languages. Install the service of a terminal, of a hub\n or of the centre with it.'
done

start cdm-kiosk-terminal all
put 644 cdm-kiosk.service /usr/lib/systemd/system/cdm-kiosk.service
put 755 kiosk-notice /usr/lib/cdm-kiosk/bin/kiosk-notice
put 644 cdm-kiosk-stick@.service /usr/lib/systemd/system/cdm-kiosk-stick@.service
put 644 cdm-kiosk-hotspot.service /usr/lib/systemd/system/cdm-kiosk-hotspot.service
put 644 70-cdm-kiosk.rules /usr/lib/udev/rules.d/70-cdm-kiosk.rules
put 644 journald.conf /usr/lib/systemd/journald.conf.d/50-cdm-kiosk.conf
put 644 manager.conf /usr/lib/systemd/system.conf.d/50-cdm-kiosk.conf
put 644 logind.conf /usr/lib/systemd/logind.conf.d/50-cdm-kiosk.conf
put 644 sysctl.conf /usr/lib/sysctl.d/50-cdm-kiosk.conf
put 644 modules.conf /usr/lib/modules-load.d/cdm-kiosk.conf
put 644 terminal.sysusers /usr/lib/sysusers.d/cdm-kiosk-terminal.conf
no_pointer
end cdm-kiosk-terminal all \
    "cdm-kiosk (= $version), cage, seatd, xwayland, libgtk-3-0t64, libxtst6, libxxf86vm1, libgl1, espeak-ng, alsa-utils, dbus, udev, systemd (>= 254)" \
    'orientation kiosk: a terminal on its display\n Starts the kiosk with the machine, alone on its display, watched by systemd\n and by the hardware. kiosk-setup asks what has to be known.' \
    'Conflicts: cdm-kiosk-hub, ipp-usb\nReplaces: cdm-kiosk-hub\nSuggests: network-manager, dnsmasq-base'

start cdm-kiosk-hub all
put 644 cdm-kiosk-hub.service /usr/lib/systemd/system/cdm-kiosk-hub.service
put 644 journald.conf /usr/lib/systemd/journald.conf.d/50-cdm-kiosk-hub.conf
put 644 hub.sysusers /usr/lib/sysusers.d/cdm-kiosk-hub.conf
end cdm-kiosk-hub all "cdm-kiosk (= $version), espeak-ng, systemd (>= 254)" \
    "orientation kiosk: a site's hub without a screen\\n The advisers' queue of a site and the pages of its desks, on a small machine\\n of its own." \
    'Conflicts: cdm-kiosk-terminal'

# It needs nothing of the program: it is a browser on the hub's page.
start cdm-kiosk-board all
put 644 cdm-kiosk-board.service /usr/lib/systemd/system/cdm-kiosk-board.service
put 755 kiosk-board /usr/lib/cdm-kiosk-board/kiosk-board
put 644 71-cdm-kiosk-board.rules /usr/lib/udev/rules.d/71-cdm-kiosk-board.rules
put 644 journald.conf /usr/lib/systemd/journald.conf.d/50-cdm-kiosk-board.conf
put 644 board.sysusers /usr/lib/sysusers.d/cdm-kiosk-board.conf
end cdm-kiosk-board all \
    'chromium, cage, xwayland, seatd, wlr-randr, curl, fonts-noto-core, dbus, udev, systemd (>= 254)' \
    'orientation kiosk: the board of a waiting room\n Shows the codes that are called on a television, and speaks them, from the\n start of the machine on. /etc/cdm-kiosk-board says where the hub is.' \
    'Conflicts: cdm-kiosk-terminal'

start cdm-kiosk-centre all
put 644 cdm-kiosk-centre.service /usr/lib/systemd/system/cdm-kiosk-centre.service
put 644 cdm-kiosk-centre-backup.service /usr/lib/systemd/system/cdm-kiosk-centre-backup.service
put 644 cdm-kiosk-centre-backup.timer /usr/lib/systemd/system/cdm-kiosk-centre-backup.timer
put 644 journald.conf /usr/lib/systemd/journald.conf.d/50-cdm-kiosk-centre.conf
put 644 centre.sysusers /usr/lib/sysusers.d/cdm-kiosk-centre.conf
# The same for every processor.
install -D -m 644 -t "$root/usr/lib/cdm-kiosk/lib/central" "$work/${processors[0]}"/kiosk/lib/central/*.jar
deploy/licences.sh "$work/${processors[0]}/kiosk/lib" "$work/${processors[0]}/kiosk/sbom.cdx.json" "$doc/licences" central
cp "$work/${processors[0]}/kiosk/sbom.cdx.json" "$doc/sbom.cdx.json"
end cdm-kiosk-centre all "cdm-kiosk (= $version), systemd (>= 254)" \
    'orientation kiosk: the centre\n Takes the counts of all terminals, shows the fleet and writes the annual\n report. Counts, never people.' \
    'Suggests: postgresql, postgresql-client'
