#!/usr/bin/env bash
# The proof of the network by its old name: 10,000 batches through a network that does everything wrong, and a terminal
# killed 200 times. Takes many minutes.
#   deploy/check-sync.sh [BATCHES]
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/prove.sh" network "${1:-10000}"
