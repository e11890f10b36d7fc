#!/bin/sh
# Kills the centre 200 times (or as often as said) at random moments while terminals send, on Derby and on PostgreSQL, and
# compares what was sent with what was counted.
#   deploy/kill-centre.sh [NUMBER]
set -eu
cd "$(dirname "$0")/.."
exec mvn -q -B test -Dtest=KilledCentreTest -Dkiosk.kills="${1:-200}"
