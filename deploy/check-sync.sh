#!/usr/bin/env bash
# The long form of the tests of sending: 10,000 batches through a network that does everything wrong, and a terminal killed
# 200 times. Takes many minutes.
#   deploy/check-sync.sh [BATCHES [KILLS]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -B -ntp test -Dtest='FaultyProxyTest,KilledSenderTest' -Dkiosk.batches="${1:-10000}" -Dkiosk.kills="${2:-200}"
