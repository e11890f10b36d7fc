#!/bin/sh
# Kills the centre 200 times (or as often as said) at random moments while terminals send, on Derby, on PostgreSQL, and
# as either of two centres on one PostgreSQL, and compares what was sent with what was counted.
#   deploy/kill-centre.sh [NUMBER]
set -eu
cd "$(dirname "$0")/.."
exec mvn -q -B test -Dtest=KilledCentreTest,TwoKilledCentresTest -Dkiosk.kills="${1:-200}"
