#!/bin/sh
# Tests bin/kiosk: deploy/test-launcher.sh [FOLDER], where FOLDER is a packaged kiosk (target/kiosk if none is given).
# Needs a Java of 25 or more where the launcher looks for one. Leaves nothing behind.
set -eu
kiosk=$(readlink -f "${1:-target/kiosk}")
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
failed=0
passed=0

# says NAME STATUS TEXT COMMAND...: the command ends with that status and says that text somewhere.
says() {
    name=$1 status=$2 text=$3
    shift 3
    ended=0
    "$@" >"$room/said" 2>&1 </dev/null || ended=$?
    if [ "$ended" -eq "$status" ] && grep -qF -- "$text" "$room/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "launcher: $name: status $ended instead of $status, or \"$text\" not said:" >&2
        head -n 20 "$room/said" | sed "s/^/    /" >&2
    fi
}

# silent NAME COMMAND...: the command succeeds and writes nothing on standard error.
silent() {
    name=$1
    shift
    if "$@" >/dev/null 2>"$room/said" </dev/null && [ ! -s "$room/said" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "launcher: $name: failed, or was not silent:" >&2
        head -n 20 "$room/said" | sed "s/^/    /" >&2
    fi
}

# A java that only tells its version, with or without a release file.
pretend() {
    mkdir -p "$1/bin"
    # shellcheck disable=SC2016 # $@ is for the script that is written
    printf '#!/bin/sh\necho "openjdk version \\"%s\\" 2020-01-01" >&2\necho pretended "$@"\n' "$2" >"$1/bin/java"
    chmod +x "$1/bin/java"
    if [ "$3" = release ]; then echo "JAVA_VERSION=\"$2\"" >"$1/release"; fi
}

# Nothing but what a shell needs: no java on the PATH, no variables of the caller.
tools="$room/tools"
mkdir -p "$tools" "$room/none"
for tool in sh env readlink dirname sed head grep; do ln -s "$(command -v "$tool")" "$tools/$tool"; done
bare() { env -i "PATH=$tools" "KIOSK_JVM_FOLDER=$room/none" "$@"; }

real=$("$kiosk/bin/kiosk" --help >/dev/null && env KIOSK_OPTIONS=-XshowSettings:properties "$kiosk/bin/kiosk" --help 2>&1 |
    sed -n 's/^ *java.home = //p')
start="$kiosk/bin/kiosk"

says "no Java" 1 "No Java of 25 or more was found" bare "$start" check
pretend "$room/old" 17.0.1 release
pretend "$room/older" 1.8.0_402 none
says "too old a Java in JAVA_HOME" 1 "JAVA_HOME: $room/old/bin/java is Java 17" bare "JAVA_HOME=$room/old" "$start" check
says "too old a Java on the PATH" 1 "is Java 1" bare "PATH=$tools:$room/older/bin" "$start" check
says "KIOSK_JAVA too old" 1 "KIOSK_JAVA is $room/old" bare "KIOSK_JAVA=$room/old" "$start" check
says "KIOSK_JAVA not there" 1 "KIOSK_JAVA is $room/absent" bare "KIOSK_JAVA=$room/absent" "JAVA_HOME=$real" "$start" check

pretend "$room/jvm/java-25" 25.0.1 release
pretend "$room/jvm/java-27" 27 release
pretend "$room/jvm/java-9" 9.0.4 release
pretend "$room/jvm/old one" 17.0.1 release
says "the newest installed" 0 "pretended" bare "KIOSK_JVM_FOLDER=$room/jvm" "$start" check
mv "$room/jvm/java-27" "$room/java-27"
# shellcheck disable=SC2016 # $0 is for the script that is written
printf '#!/bin/sh\necho chosen "$0"\n' >"$room/jvm/java-25/bin/java"
says "the only one that fits" 0 "chosen $room/jvm/java-25/bin/java" bare "KIOSK_JVM_FOLDER=$room/jvm" "$start" check
says "JAVA_HOME before an installed one" 0 "chosen $room/jvm/java-25" bare "JAVA_HOME=$room/jvm/java-25" \
    "KIOSK_JVM_FOLDER=$room" "$start" check
says "java on the PATH" 0 "pretended" bare "PATH=$tools:$room/java-27/bin" "$start" check
# What became the launcher may have begun long before; the log counts from here.
read -r before _ </proc/uptime
bare "KIOSK_JAVA=$room/java-27" "$start" check >"$room/said" 2>&1
read -r after _ </proc/uptime
started=$(sed -n 's/.*-Dkiosk\.started=\([0-9]*\)\..*/\1/p' "$room/said")
if [ "${started:-0}" -ge "${before%.*}" ] && [ "${started:-0}" -le "${after%.*}" ]; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "launcher: started at $started, not between $before and $after" >&2
fi
says "arguments with spaces and stars" 0 "visit a  b *" bare "KIOSK_JAVA=$room/java-27" "$start" visit "a  b" "*"

# A copy under an awkward path, started through a link. cp -l costs no space.
awkward="$room/un dossier d’été/kiosk"
mkdir -p "$(dirname "$awkward")"
cp -rl "$kiosk" "$awkward" 2>/dev/null || cp -r "$kiosk" "$awkward"
rm -f "$awkward/lib/kiosk.aot"
ln -s "$awkward/bin/kiosk" "$room/a link"
java_only() { env -i "PATH=$tools" "KIOSK_JAVA=$real" "$@"; }
says "spaces in the path, no language set" 0 "Cité des métiers" java_only "$room/a link" --help
for language in LC_ALL=C LC_ALL=POSIX LC_CTYPE=C LANG=C LANG=xx_XX.UTF-8 LANG=fr_BE.ISO-8859-1; do
    says "accents in the path, $language" 0 "Cité des métiers" java_only "$language" "$room/a link" --help
done
says "an argument with accents, LC_ALL=C" 1 "$room/été" java_only LC_ALL=C "$room/a link" check --config "$room/été"
says "no display" 69 "DISPLAY is not set" java_only "$room/a link" run
mkdir "$awkward/lib/kiosk.aot.new"
says "a folder that the cache cannot be written into" 1 "cannot be written into" java_only "$room/a link" train
rmdir "$awkward/lib/kiosk.aot.new"
says "its own configuration is found" 0 "version" java_only "$room/a link" check
says "a status of the kiosk comes through" 2 "nosuch" java_only "$room/a link" nosuch

# The start cache: recorded under that path, used, and skipped in silence when it does not fit.
cache="$awkward/lib/kiosk.aot"
# What is in it is no matter here; what kiosk train records is tried with the packages.
java_only "KIOSK_TRAIN=$room/recorded cache.aot" "$room/a link" --help >"$room/said" 2>&1 || true
if [ -s "$room/recorded cache.aot" ]; then
    cp "$room/recorded cache.aot" "$cache"
    says "a cache in use" 0 "kiosk.commands.Main source: shared objects file" java_only \
        "KIOSK_OPTIONS=-Xlog:class+load:stdout" "$room/a link" --help
    silent "a cache that fits" java_only "$room/a link" check
    # What is refused as a whole is so before anything is known of the command; the shortest will do.
    silent "a cache and other options" java_only "KIOSK_OPTIONS=-XX:-UseCompactObjectHeaders" "$room/a link" --help
    : >"$cache"
    silent "an empty cache" java_only "$room/a link" --help
    head -c 100000 /dev/urandom >"$cache"
    silent "a cache of noise" java_only "$room/a link" --help
    size=$(wc -c <"$room/recorded cache.aot")
    head -c $((size * 2 / 3)) "$room/recorded cache.aot" >"$cache"
    silent "a cache cut short" java_only "$room/a link" --help
    cp "$room/recorded cache.aot" "$cache"
    # Damage in the middle, as a bad block leaves it: noise over 256 KiB.
    dd if=/dev/urandom of="$cache" bs=65536 seek=$((size / 131072)) count=4 conv=notrunc 2>/dev/null
    silent "a cache with a bad block" java_only "$room/a link" --help
    # The sums are checked only after a start that did not come to its first frame.
    once() { bare "XDG_RUNTIME_DIR=$room" "KIOSK_JAVA=$room/java-27" "$room/a link" "$@"; }
    says "a first start trusts the cache" 0 "-XX:-VerifySharedSpaces" once run
    says "a start after one that failed checks it" 0 "-XX:+VerifySharedSpaces" once run
    rm "$room/kiosk-starting"
    says "other commands check it and leave no mark" 0 "-XX:+VerifySharedSpaces" once check
    says "a start after one that succeeded trusts it" 0 "-XX:-VerifySharedSpaces" once run
    says "a mark that cannot be left stops nothing" 0 "-XX:+VerifySharedSpaces" bare "XDG_RUNTIME_DIR=$room/absent" \
        "KIOSK_JAVA=$room/java-27" "$room/a link" run
    # What kiosk train chose to paint with, unless the last start failed.
    rm -f "$room/kiosk-starting"
    says "the processor paints" 0 "-Dprism.order=sw" once run
    rm "$room/kiosk-starting"
    echo es2 >"$awkward/lib/kiosk.painter"
    says "the graphics unit that was chosen paints" 0 "-Dprism.order=es2,sw" once run
    says "after a start that failed it does not" 0 "-Dprism.order=sw" once run
    says "and that is said" 0 "the processor paints the screens" once run
    rm "$room/kiosk-starting"
    says "other commands paint nothing" 0 "-Dprism.order=sw" once check
    echo anything >"$awkward/lib/kiosk.painter"
    says "a choice that nobody made" 0 "-Dprism.order=sw" once run
    rm "$room/kiosk-starting" "$awkward/lib/kiosk.painter"
    chmod 000 "$cache"
    silent "a cache that may not be read" java_only "$room/a link" --help
else
    failed=$((failed + 1))
    echo "launcher: no start cache was recorded:" >&2
    head -n 20 "$room/said" | sed "s/^/    /" >&2
fi

# The package's kiosk-train, with a kiosk that leaves a cache or none: whether it trains is what the kiosk says.
mkdir -p "$room/trained/bin" "$room/trained/lib"
cp "$(dirname "$0")/package/kiosk-train" "$(dirname "$0")/package/kiosk-start" "$room/trained/bin"
trained="$room/trained/kiosk.aot"
trains() { # NAME yes|no WHAT THE KIOSK DOES
    printf '#!/bin/sh\necho trains\n%s\n' "$3" >"$room/trained/bin/kiosk"
    chmod +x "$room/trained/bin/kiosk"
    env -i "PATH=$PATH" "KIOSK_CACHE=$trained" "KIOSK_CONFIG=$room" "$room/trained/bin/kiosk-train" >"$room/said" 2>&1 || true
    if grep -q trains "$room/said"; then did=yes; else did=no; fi
    if [ "$did" = "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "launcher: kiosk-train at $1: trains $did" >&2
    fi
}
boots() { sed -i '2s/.*/another boot/' "$trained.tried"; }
trains "the first boot" yes "exit 1"
trains "a second start in that boot" no "exit 1"
boots
trains "the second boot" yes "exit 1"
boots
trains "the third boot" yes "exit 1"
boots
trains "the fourth boot" no "exit 1"
touch "$room/trained/lib/another.jar"
trains "a start of another program" yes "echo cache >$trained"
trains "a start with its cache" no "exit 1"
sed -i 's/^longest=.*/longest=3/' "$room/trained/bin/kiosk-train"
touch "$room/trained/lib/a third.jar"
trains "a start that takes too long" yes "echo half >$trained.new; (trap '' TERM; exec sleep 600) &
echo \$! >'$room/child'
wait"
# One that has ended may wait a moment for somebody to ask how.
if grep -qs '^State:[[:space:]][^Z]' "/proc/$(cat "$room/child")/status"; then
    failed=$((failed + 1))
    echo "launcher: kiosk-train left something running after its time" >&2
else
    passed=$((passed + 1))
fi
if [ -e "$trained.new" ]; then
    failed=$((failed + 1))
    echo "launcher: kiosk-train left half a cache" >&2
else
    passed=$((passed + 1))
fi

# Which version of the program is started, and that one which does not come up is given up.
starter="$room/installed/bin/kiosk-start"
programs="$room/programs"
mkdir -p "$room/installed/bin" "$programs"
cp "$(dirname "$(readlink -f "$0")")/package/kiosk-start" "$starter"
answering() {
    mkdir -p "$1/bin"
    # shellcheck disable=SC2016 # $* is for the script that is written
    printf '#!/bin/sh\necho this is %s: "$*"\n' "$2" >"$1/bin/kiosk"
    chmod +x "$1/bin/kiosk"
}
answering "$room/installed" installed
answering "$programs/1" one
answering "$programs/2" two
started() { env "KIOSK_PROGRAMS=$programs" "$starter" "$@"; }
says "no other version in use" 0 "this is installed: run" started run
ln -s 2 "$programs/current"
says "the version in use" 0 "this is two: run --headless" started run --headless
says "where it is" 0 "$programs/2" started --home
echo "2 0" >"$programs/starts"
for start in first second third; do says "the $start start of a new version" 0 "this is two: run" started run; done
says "one that did not come up three times is given up for the one before" 0 "this is one: run" started run
says "and that stays so" 0 "this is one: run" started run
says "and is kept in mind" 0 2 cat "$programs/left"
ln -sfn 2 "$programs/current"
echo "2 1" >"$programs/starts"
says "a version that comes up in its second start" 0 "this is two: run" started run
rm "$programs/starts"
for start in 1 2 3 4; do says "start $start of one that has come up" 0 "this is two: run" started run; done
mkdir "$programs/starts.new"
echo "2 0" >"$programs/starts"
says "a start that cannot be counted is said" 0 "could not be counted" started run
says "and starts all the same" 0 "this is two: run" started run
rmdir "$programs/starts.new"
mkdir "$programs/left.new"
echo "2 3" >"$programs/starts"
says "one that cannot be written off is not started" 0 "this is one: run" started run
says "which is said" 0 "tried again at the next start" started run
rmdir "$programs/left.new"
says "a command that only looks counts no start" 0 "this is two: check" started check
rm "$programs/starts"
rm -r "$programs/1"
answering "$programs/3" three
echo "2 0 3" >"$programs/starts"
printf 5 >"$programs/left"
for start in first second third; do says "the $start start of an older version" 0 "this is two: run" started run; done
says "which keeps in mind what served before" 0 "2 3 3" cat "$programs/starts"
says "and goes back to that, although its number is higher" 0 "this is three: run" started run
says "what was given up before it stays so" 0 5 cat "$programs/left"
rm "$programs/left"
answering "$programs/1" one
ln -sfn 2 "$programs/current"
echo "2 3 0" >"$programs/starts"
says "where the installed one served before, it does again" 0 "this is installed: run" started run
ln -sfn 2 "$programs/current"
echo "2 3 7" >"$programs/starts"
says "where what served before is gone, the latest lower one" 0 "this is one: run" started run
rm -r "$programs/1" "$programs/3"
ln -sfn 2 "$programs/current"
echo "2 3" >"$programs/starts"
says "without one before, the installed one" 0 "this is installed: run" started run
[ ! -e "$programs/current" ] || failed=$((failed + 1))
ln -s 7 "$programs/current"
says "a version that is not there" 0 "this is installed: run" started run
ln -sfn ../../etc "$programs/current"
says "a link to anywhere" 0 "this is installed: run" started run
ln -sfn 2 "$programs/current"
echo "nonsense" >"$programs/starts"
says "a count that cannot be read" 0 "this is two: run" started run

echo "launcher: $passed of $((passed + failed)) tests passed"
[ "$failed" -eq 0 ]
