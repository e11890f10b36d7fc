#!/usr/bin/env bash
# Every questionnaire in every language by four keys alone, deciding only from what is spoken, on ways chosen at random; the tests of every
# build go through every second one. Prints how long each visit is in presses and in spoken seconds, with nothing cut short. Two minutes
# after compiling, on two quiet processors.
#   bash deploy/check-keys.sh [SEED]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh run
mvn -B -ntp -q -Dtest=KeysOnlyTest -Dkiosk.keys=all "-Dkiosk.keys.seed=${1:-12}" -Djunit.jupiter.execution.timeout.default=40m test
