#!/usr/bin/env bash
# How many batches a second the centre takes, on Derby and on PostgreSQL, there also as two centres, beside pgbench -N on
# the same PostgreSQL in the same run; its start and memory; and how long a report of all of it takes.
#   deploy/bench-centre.sh [TERMINALS]      each sends a year of 40 visits a day; 100 unless said
# Needs Debian's postgresql, and compiled tests (mvn test-compile). Everything is synced to the disk as in use; the
# databases are made below TMPDIR, which should be on a real disk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
terminals=${1:-100}
. deploy/postgres.sh
echo "machine: $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg), $(sed -n 's/model name.*: //p' /proc/cpuinfo | head -1)"
bench() { proof CentreBench "$@"; }

echo "== Derby"
bench "$work/derby" "$terminals"
du -sm "$work/derby/db" | awk '{print "database: " $1 " MB"}'

echo "== PostgreSQL"
port=$(free_port)
make data
start data "$port"
sql() { "$bin/psql" -q -h 127.0.0.1 -p "$port" -U postgres "$@"; }
sql -c 'create database pgbench' -c 'create database centre'
"$bin/pgbench" -q -i -s 10 -h 127.0.0.1 -p "$port" -U postgres pgbench 2>/dev/null
pgbench() {
    "$bin/pgbench" -N -M prepared -c 8 -j 2 -T 20 -h 127.0.0.1 -p "$port" -U postgres pgbench 2>/dev/null |
        sed -n 's/^tps = /pgbench -N, 8 connections: transactions a second: /p'
}
pgbench
bench "$work/pgcentre" "$terminals" "jdbc:postgresql://127.0.0.1:$port/centre?user=postgres"
pgbench
sql -c 'create database two'
bench "$work/pgtwo" "$terminals" "jdbc:postgresql://127.0.0.1:$port/two?user=postgres" 2
pgbench
sql -t -c "select 'database: ' || pg_size_pretty(pg_database_size('centre'))"
