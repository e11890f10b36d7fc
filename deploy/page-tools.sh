# Installs what plays pages in a browser, where it is missing: sourced in the repository's folder. No browser is fetched.
# shellcheck shell=bash
page_tools() {
    [ -d "$1/node_modules/$2" ] || (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund)
}
page_tools src/test/desk axe-core
if [ "${KIOSK_BROWSER:-}" = firefox ]; then page_tools src/test/desk/firefox puppeteer-core; fi
