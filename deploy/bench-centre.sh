#!/usr/bin/env bash
# How many batches a second the centre takes, on Derby and on PostgreSQL, there also as two centres, beside pgbench -N on
# the same PostgreSQL in the same run; its start and memory; and how long a report of all of it takes.
#   deploy/bench-centre.sh [TERMINALS]      each sends a year of 40 visits a day; 100 unless said
# Needs Debian's postgresql, and compiled tests (mvn test-compile). Everything is synced to the disk as in use; the
# databases are made below TMPDIR, which should be on a real disk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
terminals=${1:-100}
. deploy/setup.sh test || exit 1
java=$JAVA_HOME/bin/
bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | tail -1)")
work=$(mktemp -d)
chmod 711 "$work"
mkdir "$work/pg"
as_server=()
if [ "$(id -u)" -eq 0 ]; then
    as_server=(runuser -u postgres --)
    chown postgres "$work/pg"
fi
cleanup() {
    (cd / && "${as_server[@]}" "$bin/pg_ctl" -D "$work/pg/data" -m immediate -w stop >/dev/null 2>&1) || true
    rm -rf "$work"
}
trap cleanup EXIT
mvn -q -B dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null
path=$work/bench:target/test-classes:target/classes:$(cat "$work/classpath")
mkdir "$work/bench"
"${java}javac" -nowarn -proc:none -cp "$path" -d "$work/bench" src/bench/java/brussels/citedesmetiers/kiosk/central/*.java
echo "machine: $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg), $(sed -n 's/model name.*: //p' /proc/cpuinfo | head -1)"
bench() { "${java}java" -Xmx1500m -cp "$path" brussels.citedesmetiers.kiosk.central.CentreBench "$@"; }

echo "== Derby"
bench "$work/derby" "$terminals"
du -sm "$work/derby/db" | awk '{print "database: " $1 " MB"}'

echo "== PostgreSQL"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(
    cd /
    "${as_server[@]}" "$bin/initdb" -A trust -U postgres -D "$work/pg/data" >/dev/null
    "${as_server[@]}" "$bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -k $work/pg" start >/dev/null
)
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
