# What a script that makes a Debian asks of this machine: the mirrors that its apt uses, so that no script names one, and to run what is
# made for another processor. Source it.
# shellcheck shell=bash
# shellcheck disable=SC2016 # the dollars are for apt

# Address and code name, one pair a line.
mirrors() { apt-get indextargets --format '$(SITE) $(CODENAME)' 2>/dev/null | grep -v '^ ' | sort -u; }

# mirror_of '' prints the address of Debian, mirror_of 1 that of its security updates; nothing if apt has none.
mirror_of() {
    mirrors | awk -v security="$1" '($2 ~ /^(bookworm|trixie)$/ && !security) || ($2 ~ /-security$/ && security) { print $1; exit }'
}

# emulate PROCESSOR: programs for amd64 or arm64 run here too, by qemu-user-static, also where no service of the machine has seen to it.
emulate() {
    local name=qemu-aarch64
    if [ "$1" = "$(dpkg --print-architecture)" ]; then return; fi
    if [ "$1" = amd64 ]; then name=qemu-x86_64; fi
    mountpoint -q /proc/sys/fs/binfmt_misc || mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc
    [ ! -e "/proc/sys/fs/binfmt_misc/$name" ] || return 0
    cat "/usr/lib/binfmt.d/$name.conf" >/proc/sys/fs/binfmt_misc/register
}
