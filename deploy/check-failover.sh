#!/usr/bin/env bash
# Two centres on one PostgreSQL with a standby: terminals send, the first server is killed, the standby is promoted, the
# centres go on without a restart, and the dead server comes back as the new standby.
#   deploy/check-failover.sh
# Needs Debian's postgresql, and compiled tests (mvn test-compile). Some forty seconds on an idle machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
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
server() { (cd / && "${as_server[@]}" "$bin/$1" "${@:2}"); }
cleanup() {
    for each in one two; do
        server pg_ctl -D "$work/pg/$each" -m immediate -w stop >/dev/null 2>&1 || true
    done
    rm -rf "$work"
}
trap cleanup EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
one=$(free_port)
two=$(free_port)
start() { # NAME PORT
    server pg_ctl -D "$work/pg/$1" -w -l "$work/pg/$1.log" -o "-p $2 -c listen_addresses=127.0.0.1 -k $work/pg" start >/dev/null
}
sql() { "$bin/psql" -qtA -h 127.0.0.1 -p "$1" -U postgres -d "${3:-postgres}" -c "$2"; }
# What is answered is on both servers' disks: while the standby is away, the first waits.
server initdb -A trust -U postgres -D "$work/pg/one" >/dev/null
start one "$one"
sql "$one" "create role standby login replication"
sql "$one" "create database centre"
copy() { # FROM-PORT NAME
    server pg_basebackup -h 127.0.0.1 -p "$1" -U standby -D "$work/pg/$2" -R -X stream -C -S "$2" >/dev/null
}
awaiting() { # PORT: until a standby follows
    for _ in $(seq 100); do
        [ "$(sql "$1" "select count(*) from pg_stat_replication where state = 'streaming'")" = 1 ] && return
        sleep 0.1
    done
    echo "no standby follows" >&2
    return 1
}
copy "$one" two
start two "$two"
awaiting "$one"
sql "$one" "alter system set synchronous_standby_names = '*'"
sql "$one" "select pg_reload_conf()" >/dev/null

cat >"$work/failover" <<EOF
#!/bin/sh
cd /
kill -9 \$(head -1 $work/pg/one/postmaster.pid)
${as_server[*]} $bin/pg_ctl -D $work/pg/two -w promote >/dev/null
${as_server[*]} $bin/psql -q -h 127.0.0.1 -p $two -U postgres -c "alter system set synchronous_standby_names = ''" -c "select pg_reload_conf()" >/dev/null
EOF
chmod +x "$work/failover"

mvn -q -B dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null
path=$work/bench:target/test-classes:target/classes:$(cat "$work/classpath")
mkdir "$work/bench"
"${java}javac" -nowarn -proc:none -cp "$path" -d "$work/bench" src/bench/java/brussels/citedesmetiers/kiosk/central/FailoverProof.java
"${java}java" -cp "$path" brussels.citedesmetiers.kiosk.central.FailoverProof "$work" \
    "jdbc:postgresql://127.0.0.1:$one,127.0.0.1:$two/centre?user=postgres&targetServerType=primary" "$work/failover"

rm -rf "$work/pg/one"
copy "$two" one
start one "$one"
awaiting "$two"
rows() { sql "$1" "select count(*) from batch" centre; }
all=$(rows "$two")
[ "$all" -gt 0 ]
for _ in $(seq 100); do
    there=$(rows "$one")
    [ "$there" = "$all" ] && break
    sleep 0.1
done
[ "$there" = "$all" ]
echo "the server that was killed follows as the new standby, with all $all batches"
