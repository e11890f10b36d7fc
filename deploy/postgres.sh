# A PostgreSQL of Debian's for a proof or a measurement, and the compiled classes for it. Source it from bash in the
# repository; it makes the folder $work, and stops its servers and removes it at the end.
#   . deploy/postgres.sh
# Needs Debian's postgresql, and compiled tests (mvn test-compile).
# shellcheck shell=bash
. deploy/setup.sh test || exit 1
java=$JAVA_HOME/bin/
bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | tail -1)")
work=$(mktemp -d)
chmod 711 "$work"
mkdir "$work/pg" "$work/bench"
# PostgreSQL refuses to run as root.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
    as_server=(runuser -u postgres --)
    chown postgres "$work/pg"
fi
server() { (cd / && "${as_server[@]}" "$bin/$1" "${@:2}"); }
stop_servers() {
    local each
    for each in "$work"/pg/*/; do
        server pg_ctl -D "$each" -m immediate -w stop >/dev/null 2>&1 || true
    done
    rm -rf "$work"
}
trap stop_servers EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
make() { server initdb -A trust -U postgres -D "$work/pg/$1" >/dev/null; } # NAME
start() {                                                                  # NAME PORT
    server pg_ctl -D "$work/pg/$1" -w -l "$work/pg/$1.log" -o "-p $2 -c listen_addresses=127.0.0.1 -k $work/pg" start >/dev/null
}

mvn -q -B dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null
path=$work/bench:target/test-classes:target/classes:$(cat "$work/classpath")
"${java}javac" -nowarn -proc:none -cp "$path" -d "$work/bench" src/bench/java/brussels/citedesmetiers/kiosk/central/*.java
# CLASS ARGUMENTS, of the centre's
proof() { "${java}java" -Xmx1500m -cp "$path" "brussels.citedesmetiers.kiosk.central.$1" "${@:2}"; }
