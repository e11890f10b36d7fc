# The mirrors of Debian that this machine's apt uses, so that no script names one. Source it.
# shellcheck shell=bash
# shellcheck disable=SC2016 # the dollars are for apt

# Address and code name, one pair a line.
mirrors() { apt-get indextargets --format '$(SITE) $(CODENAME)' 2>/dev/null | grep -v '^ ' | sort -u; }

# mirror_of '' prints the address of Debian, mirror_of 1 that of its security updates; nothing if apt has none.
mirror_of() {
    mirrors | awk -v security="$1" '($2 ~ /^(bookworm|trixie)$/ && !security) || ($2 ~ /-security$/ && security) { print $1; exit }'
}
