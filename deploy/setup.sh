# Sees to it that everything needed to build, test and run is there. Source it from bash, in any folder, or call it:
#   . deploy/setup.sh run     installs what is missing and sets JAVA_HOME for Maven to a JDK of 25 or more
#   . deploy/setup.sh test    what the tests need as well
#   . deploy/setup.sh bench   what deploy/bench.sh needs as well as that
#   . deploy/setup.sh firefox what deploy/check-desk.sh and check-report.sh with KIOSK_BROWSER=firefox need as well as the tests
#   . deploy/setup.sh es2     what deploy/check-es2.sh needs as well as to run
#   bash deploy/setup.sh ...  the same, and prints the line that sets JAVA_HOME
# Debian's packages are installed with apt by root or by sudo without a password; otherwise it says what to install and
# stops. When nothing is missing nothing is fetched and nothing changed.
#
# Maven and a JDK of 17 or more must be on the PATH: a JDK 25 alone does.
# shellcheck shell=bash

# The folder of the first JDK (with a compiler) of 25 or more: KIOSK_JAVA, JAVA_HOME, then the newest under /usr/lib/jvm.
find_jdk() {
    local folder version best='' newest=24
    for folder in "${KIOSK_JAVA:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        [ -n "$folder" ] || continue
        # KIOSK_JAVA may name the java itself.
        if [ -f "$folder" ]; then folder=$(dirname "$(dirname "$(readlink -f "$folder")")"); fi
        [ -x "$folder/bin/javac" ] || continue
        version=$("$folder/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
        if [ "${version:-0}" -gt "$newest" ]; then
            best=$folder
            newest=$version
            case $folder in /usr/lib/jvm/*) ;; *) break ;; esac
        fi
    done
    [ -n "$best" ] && echo "$best"
}

# No pipe into grep -q here: under pipefail the writer's broken pipe would count as "not found".
has_library() {
    local known
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    [[ $known == *"/$1"$'\n'* || $known == *"/$1" ]]
}

# Packages that are missing, one a line; alternatives with | between them (Debian 13 renamed some).
missing_packages() {
    [ -r /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] &&
        [ -r /usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf ] || echo fonts-noto-core
    if [ "${1:-}" = bench ] || [ "${1:-}" = es2 ]; then command -v Xvfb >/dev/null || echo xvfb; fi
    if [ "${1:-}" = es2 ]; then has_library libGLX_mesa.so.0 || echo libglx-mesa0; fi
    # The web kiosk that the bench compares with is shown in the whole browser.
    if [ "${1:-}" = bench ]; then command -v chromium >/dev/null || echo chromium; fi
    if [ "${1:-}" = firefox ]; then command -v firefox-esr >/dev/null || echo firefox-esr; fi
    if [ "${1:-}" = test ] || [ "${1:-}" = bench ] || [ "${1:-}" = firefox ]; then
        command -v zbarimg >/dev/null || echo zbar-tools
        command -v shellcheck >/dev/null || echo shellcheck
        # Quicker than the whole browser, which does as well where this Debian has no such package.
        if ! command -v chromium-headless-shell >/dev/null; then
            if ! command -v chromium >/dev/null || [ "$(installable <<<chromium-headless-shell)" = chromium-headless-shell ]; then
                echo 'chromium-headless-shell|chromium'
            fi
        fi
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
        command -v pdftotext >/dev/null || echo poppler-utils
        # Its programs are not on the path.
        compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
    fi
    command -v mvn >/dev/null || echo maven
    command -v espeak-ng >/dev/null || echo espeak-ng
    has_library libgtk-3.so.0 || echo 'libgtk-3-0t64|libgtk-3-0'
    has_library libGL.so.1 || echo libgl1
    has_library libXtst.so.6 || echo libxtst6
    has_library libXxf86vm.so.1 || echo libxxf86vm1
    find_jdk >/dev/null || echo openjdk-25-jdk-headless
}

# Reads package alternatives, prints the first of each line that apt can install, or "-name" where there is none.
installable() {
    local line name chosen policy
    while read -r line; do
        chosen=-${line%%|*}
        for name in ${line//|/ }; do
            policy=$(apt-cache policy "$name" 2>/dev/null)
            if [[ $policy =~ Candidate:\ [^\(] ]]; then
                chosen=$name
                break
            fi
        done
        echo "$chosen"
    done
}

set_up() {
    local missing packages absent as_root=()
    missing=$(missing_packages "${1:-run}")
    if [ -n "$missing" ]; then
        echo "set-up: missing: ${missing//$'\n'/, }"
        if ! command -v apt-get >/dev/null; then
            echo "set-up: this is not Debian; install what these packages hold: ${missing//$'\n'/, }" >&2
            return 1
        fi
        if [ "$(id -u)" -ne 0 ]; then
            if ! sudo -n true 2>/dev/null; then
                echo "set-up: not root and no sudo without a password; run: apt-get install ${missing//$'\n'/ }" >&2
                return 1
            fi
            as_root=(sudo -n)
        fi
        "${as_root[@]}" apt-get -q -o Acquire::Retries=3 update </dev/null ||
            echo "set-up: apt-get update did not work; going on with the lists that are here" >&2
        packages=$(installable <<<"$missing")
        absent=$(sed -n 's/^-//p' <<<"$packages")
        packages=$(sed '/^-/d' <<<"$packages")
        if [ -n "$packages" ]; then
            # shellcheck disable=SC2086 # one word a package
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
                -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 install $packages </dev/null || return 1
        fi
        if [ "$absent" = openjdk-25-jdk-headless ]; then
            echo "set-up: no JDK of 25 or more was found, and this Debian has none. Install one, for example Temurin's" \
                "package temurin-25-jdk (adoptium.net), under /usr/lib/jvm, or set JAVA_HOME to it." >&2
            return 1
        elif [ -n "$absent" ]; then
            echo "set-up: this Debian has no package ${absent//$'\n'/, }; install what it holds." >&2
            return 1
        fi
    fi
    JAVA_HOME=$(find_jdk) || {
        echo "set-up: still no JDK of 25 or more; set JAVA_HOME to one." >&2
        return 1
    }
    export JAVA_HOME
    # Without a language, or with one that this machine does not have, Java would write and read ASCII only.
    if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then export LC_ALL=C.UTF-8; fi
}

set_up "${1:-run}" || {
    # shellcheck disable=SC2317 # return works when sourced, exit when called
    return 1 2>/dev/null || exit 1
}
if [ "${BASH_SOURCE[0]}" = "$0" ]; then echo "export JAVA_HOME=$JAVA_HOME"; fi
