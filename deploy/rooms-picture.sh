#!/usr/bin/env bash
# Draws src/site/resources/images/rooms.svg anew: the packages of the program and which enters which, as they are compiled.
#   bash deploy/rooms-picture.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/setup.sh run
mvn -B -ntp -q -Dtest=ArchitectureTest -Drooms.picture=write test
