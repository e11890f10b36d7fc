package brussels.citedesmetiers.kiosk.printing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tinylog.Logger;

/// Whether the next serial line that this process opens becomes its controlling terminal.
///
/// Linux gives it to a process that leads its session and has none, unless it opens with
/// `O_NOCTTY`, which Java cannot say. From then on a pulled plug is a hang-up, and a hang-up ends
/// Java. Under cage, which leads the session and owns tty1, or below a shell that waits, it cannot
/// happen; a service that starts `bin/kiosk` itself leads its session (tried with `setsid` on a
/// pseudo-terminal). Any thread.
final class ControllingTerminal {
    private static final int SESSION = 3;
    private static final int TERMINAL = 4;
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private ControllingTerminal() {}

    /// Says once in the log what to change if it could happen.
    static void warnIfFree(Path device) {
        try {
            String status = Files.readString(Path.of("/proc/self/stat"));
            if (isFree(status, ProcessHandle.current().pid()) && SAID.compareAndSet(false, true)) {
                Logger.warn(
                        "If {} is unplugged the kiosk is ended, since the service leads its"
                                + " session: start it as /bin/sh -c 'bin/kiosk run; exit $?' or under"
                                + " cage",
                        device);
            }
        } catch (IOException e) {
            Logger.debug(e, "Nothing is known of the controlling terminal");
        }
    }

    /// @param status of the process, as in `/proc/PID/stat`: the name in brackets may hold anything
    static boolean isFree(String status, long pid) {
        int name = status.lastIndexOf(')');
        String[] fields = status.substring(name + 1).strip().split(" ", -1);
        return name > 0
                && fields.length > TERMINAL
                && fields[SESSION].equals(Long.toString(pid))
                && fields[TERMINAL].equals("0");
    }
}
