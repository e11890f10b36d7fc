#!/bin/sh
# Five terminals of a site, their hub and a truck through a whole year in which the site releases as one, into the centre on
# Derby and on PostgreSQL, with what is lost, comes twice, goes back in time and is replaced; compares what was counted with
# what the centre has.
#   deploy/joined-year.sh
set -eu
cd "$(dirname "$0")/.."
exec mvn -q -B test -Dtest='*JoinedYearContractTest' -Dkiosk.joinedYear=true
