#!/usr/bin/env bash
# Installs what is missing, builds, runs every test, and then tries the packaged kiosk as it will be deployed: on the
# module path, by its own launcher. Ends with status 0 only if everything held.
#   bash deploy/test.sh
# Set KIOSK_SKIP_MAVEN=1 to try only the packaged kiosk that is there.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
begun=$SECONDS
. deploy/setup.sh test || exit 1

out=target/test
kiosk=target/kiosk/bin/kiosk
longest=1500
passed=()
failed=()

# The processes that the first one started, and theirs, but for the second and its own.
below() {
    local child children
    read -rd '' -a children < <(cat "/proc/$1/task/"*/children 2>/dev/null)
    for child in "${children[@]}"; do
        [ "$child" != "$2" ] || continue
        echo "$child"
        below "$child" "$2"
    done
}

# After so many seconds: ends all that this script started, and says where in the kiosk each thread of its Javas was.
end_after() {
    local child children own=$BASHPID never
    exec {never}<> <(:)
    read -rt "$1" -u "$never"
    mapfile -t children < <(below $$ "$own")
    for child in "${children[@]}"; do
        if [ "$(cat "/proc/$child/comm" 2>/dev/null)" = java ]; then
            "$JAVA_HOME/bin/jstack" "$child" 2>/dev/null | awk -v RS= '/kiosk/' | grep -E '^"|kiosk'
        fi
    done
    echo "[ERROR] no end after $1 s"
    kill "${children[@]}" 2>/dev/null
}

# step NAME COMMAND...: what it says goes into $out/NAME.log and, if it fails, the end of that is shown. A step that
# hangs is ended.
step() {
    local name=$1 start=$SECONDS status=0 limit
    shift
    printf 'test: %s ... ' "$name"
    : >"$out/$name.hung"
    end_after "$longest" >>"$out/$name.hung" 2>&1 </dev/null &
    limit=$!
    "$@" >"$out/$name.log" 2>&1 </dev/null || status=$?
    kill "$limit" 2>/dev/null
    wait "$limit" 2>/dev/null
    cat "$out/$name.hung" >>"$out/$name.log"
    rm "$out/$name.hung"
    if [ $status = 0 ]; then
        passed+=("$name")
        echo "ok ($((SECONDS - start)) s)"
    else
        failed+=("$name")
        echo "FAILED ($((SECONDS - start)) s), $out/$name.log ends with:"
        grep -vE '^\[ERROR\] *$|\[Help 1\]|Re-run Maven|full stack trace|For more information' "$out/$name.log" |
            tail -n 30 | sed 's/^/    /'
    fi
}

# begin NAME COMMAND...: the same, while others go on; `step NAME finish NAME` waits for it.
declare -A beside
begin() {
    local name=$1
    shift
    "$@" >"$out/$name.begun" 2>&1 </dev/null &
    beside[$name]=$!
}
finish() {
    local status=0
    wait "${beside[$1]}" || status=$?
    cat "$out/$1.begun"
    return "$status"
}

# Waits until Maven's log has it, or Maven has ended.
maven_says() {
    until grep -q "$1" "$out/maven.begun" || ! kill -0 "${beside[maven]}" 2>/dev/null; do
        read -rt 0.5 -u "$pause"
    done
}

# What else is tried has time limits of its own, and goes first; the tests of Maven take what it leaves.
maven_verify() { nice -n 10 mvn -B -ntp -Dstyle.color=never verify; }

# The names of all commands, read out of the help itself.
commands() { "$kiosk" --help | sed -n '/^Commands:/,$p' | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p'; }

every_help() {
    local name names help
    names=$(commands)
    [ -n "$names" ] || return 1
    for name in $names; do
        help=$("$kiosk" "$name" --help) || return 1
        echo "$help"
        [[ $help == "Usage: kiosk $name"* ]] || return 1
    done
}

# A script on the real screens, drawn in memory, from a folder of its own for its pictures.
visit() {
    local folder=$out/$1 script=$PWD/deploy/visits/$1.txt start=$PWD/$kiosk
    shift
    mkdir -p "$folder"
    (cd "$folder" && "$start" visit "$@" "$script")
}

# A script that is wrong must fail, and say where.
wrong_visit_is_found() {
    printf 'tap language-fr\nexpect theme-C Wählen\n' >"$out/wrong.txt"
    if "$kiosk" visit "$out/wrong.txt" >"$out/wrong.said" 2>&1; then return 1; fi
    cat "$out/wrong.said"
    grep -q 'wrong.txt:2: expected theme-C' "$out/wrong.said"
}

# A configuration with a fault must fail the check.
wrong_content_is_found() {
    rm -rf "$out/config"
    cp -r target/kiosk/kiosk-config "$out/config"
    sed -i '0,/"uk":/s//"xx":/' "$out/config/content/themes.json"
    if "$kiosk" check --config "$out/config" >"$out/check.said"; then return 1; fi
    cat "$out/check.said"
    grep -q 'themes.json' "$out/check.said"
}

demo_headless() {
    "$kiosk" demo --headless --out "$out/demo" || return 1
    [ "$(zbarimg --quiet --raw --nodbus "$out/demo/ticket.png")" = "$(cat "$out/demo/ticket.txt")" ]
}

random_visits() {
    "$kiosk" visit --random 8 --seed 1 --display 1024x600@7 &&
        "$kiosk" visit --random 4 --seed 2 --display 1920x1080@21.5 &&
        "$kiosk" visit --random 4 --seed 3 --display 1080x1920@32
}

scripts_are_clean() {
    local script
    for script in deploy/*.sh .ci/run; do bash -n "$script" || return 1; done
    sh -n deploy/bin/kiosk || return 1
    shellcheck -x deploy/*.sh deploy/bin/kiosk deploy/package/kiosk* deploy/package/*.post* deploy/package/*.prerm .ci/run
}

# What plays pages in a browser, once for all steps that do.
page_tools() { (cd src/test/desk && npm ci --no-audit --no-fund); }

echo "test: Maven runs on $JAVA_HOME"
mkdir -p "$out"
# Nothing ever comes out of it: reading from it with a time limit is a pause.
exec {pause}<> <(:)
# These need nothing that is built, and the compiler keeps one processor busy.
begin scripts scripts_are_clean
begin page-tools page_tools
if [ -z "${KIOSK_SKIP_MAVEN:-}" ]; then
    # What an earlier run packaged is not what is tested. The kiosk is put together before the tests are compiled.
    rm -rf target/kiosk
    begin maven maven_verify
    maven_says ':testResources '
fi
if [ -x "$kiosk" ]; then
    step launcher deploy/test-launcher.sh target/kiosk
    step help every_help
    step scripts finish scripts
    step check "$kiosk" check
    step wrong-content wrong_content_is_found
    step french visit french
    step ukrainian visit ukrainian --display 1080x1920@32
    step wrong-visit wrong_visit_is_found
    step demo demo_headless
    step random random_visits
    step page-tools finish page-tools
    # These need compiled tests, and tests wait often enough to leave room beside them.
    if [ -z "${KIOSK_SKIP_MAVEN:-}" ]; then maven_says 'surefire-plugin:.*:test '; fi
    # What is looked at here once, deploy/check-desk.sh all and deploy/check-report.sh all look at in every language, size and keyboard.
    step reports deploy/check-report.sh
    step storage deploy/prove.sh storage 30
    step fuzz deploy/fuzz.sh 1
    step strangers deploy/check-strangers.sh --short
    # Pages wait for one another half of the time.
    step desk deploy/check-desk.sh
fi
if [ -z "${KIOSK_SKIP_MAVEN:-}" ]; then step maven finish maven; fi
if [ -x "$kiosk" ]; then
    step tickets deploy/check-tickets.sh target/tickets
    if [ -x deploy/check-module-path.sh ]; then step module-path deploy/check-module-path.sh; fi
else
    echo "test: there is no packaged kiosk to try"
    [ ${#failed[@]} -gt 0 ] || failed+=(package)
fi

echo
if [ -f "$out/maven.log" ]; then
    grep -E '^\[[A-Z]+\] +Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$' "$out/maven.log" | tail -n 1
fi
echo "test: ${#passed[@]} of $((${#passed[@]} + ${#failed[@]})) steps passed${failed[*]:+, failed: ${failed[*]}}; $((SECONDS - begun)) s"
[ ${#failed[@]} -eq 0 ]
