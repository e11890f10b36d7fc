#!/usr/bin/env bash
# Two centres on one PostgreSQL with a standby: terminals send, the first server is killed, the standby is promoted, the
# centres go on without a restart, and the dead server comes back as the new standby.
#   deploy/check-failover.sh            what is answered is on both servers' disks
#   deploy/check-failover.sh behind     the standby has fallen behind by two seconds: the terminals send again what is lost
# Needs Debian's postgresql, and compiled tests (mvn test-compile). Some forty seconds on an idle machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
kind=${1:-}
case $kind in
    '' | behind) ;;
    *)
        sed -n '2,7s/^# //p' "$0" >&2
        exit 2
        ;;
esac
. deploy/postgres.sh
one=$(free_port)
two=$(free_port)
sql() { "$bin/psql" -qtA -h 127.0.0.1 -p "$1" -U postgres -d "${3:-postgres}" -c "$2"; }
make one
start one "$one"
sql "$one" "create role standby login replication"
sql "$one" "create database centre"
copy() { # FROM-PORT NAME
    server pg_basebackup -h 127.0.0.1 -p "$1" -U standby -D "$work/pg/$2" -R -X stream -c fast -C -S "$2" >/dev/null
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
if [ -z "$kind" ]; then
    # While the standby is away, the first waits.
    sql "$one" "alter system set synchronous_standby_names = '*'"
    sql "$one" "select pg_reload_conf()" >/dev/null
fi

psql="${as_server[*]} $bin/psql -q -h 127.0.0.1 -p $two -U postgres"
cat >"$work/failover" <<EOF
#!/bin/sh
set -e
cd /
if [ -n "$kind" ]; then
    $psql -c "alter system set primary_conninfo = ''" -c "select pg_reload_conf()" >/dev/null
    sleep 2
fi
kill -9 \$(head -1 $work/pg/one/postmaster.pid)
${as_server[*]} $bin/pg_ctl -D $work/pg/two -w promote >/dev/null
$psql -c "alter system set synchronous_standby_names = ''" -c "select pg_reload_conf()" >/dev/null
EOF
chmod +x "$work/failover"

proof FailoverProof "$work" \
    "jdbc:postgresql://127.0.0.1:$one,127.0.0.1:$two/centre?user=postgres&targetServerType=primary" "$work/failover" ${kind:+"$kind"}

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
