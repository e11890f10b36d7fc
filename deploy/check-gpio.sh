#!/usr/bin/env bash
# Holds the devices on the pins against lines that the kernel simulates (gpio-sim), through the native library that a board uses.
# It needs root, an ARM processor (Pi4J brings its library for no other), a kernel with that module, and no pins of a real board.
# Where one of these is missing it says so and proves nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
unproven() { echo "gpio: unproven here: $1"; exit 0; }
case $(uname -m) in aarch64 | armv7l) ;; *) unproven "Pi4J has no native library for $(uname -m)" ;; esac
[ "$(id -u)" = 0 ] || unproven "only root can make simulated lines"
grep -qs 'Raspberry Pi' /proc/device-tree/model && unproven "Pi4J would take this board's own pins"
modprobe gpio-sim 2>/dev/null || unproven "this kernel has no gpio-sim"
mountpoint -q /sys/kernel/config || mount -t configfs configfs /sys/kernel/config
[ -d target/test-classes ] || { echo "gpio: compile first: mvn test-compile" >&2; exit 1; }

chip=/sys/kernel/config/gpio-sim/kiosk
mkdir -p "$chip/bank0"
# shellcheck disable=SC2317
gone() { echo 0 > "$chip/live"; rmdir "$chip/bank0" "$chip"; }
trap gone EXIT
echo 28 > "$chip/bank0/num_lines"
# The label by which Pi4J knows the header's chip.
echo pinctrl-sim > "$chip/bank0/label"
echo 1 > "$chip/live"
lines=/sys/devices/platform/$(cat "$chip/dev_name")/$(cat "$chip/bank0/chip_name")
mvn -q -B dependency:build-classpath -Dmdep.outputFile=target/classpath.txt >/dev/null
"${JAVA_HOME:?}/bin/java" --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" \
    brussels.citedesmetiers.kiosk.hardware.GpioTrial "$lines"
