package brussels.citedesmetiers.kiosk.printing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tinylog.Logger;

/// Whether the next serial line that this process opens becomes its controlling terminal.
///
/// Linux assigns it to a session leader that has none, unless it opens the line with `O_NOCTTY`,
/// which Java cannot do. From then on a pulled plug is a hang-up, which ends Java. It cannot happen
/// under cage, which leads the session and owns tty1, or below a waiting shell; a service that
/// starts `bin/kiosk` directly makes it lead its session (tried with `setsid` on a
/// pseudo-terminal). Any thread.
final class ControllingTerminal {
    private static final int SESSION = 3;
    private static final int TERMINAL = 4;
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private ControllingTerminal() {}

    /// Logs once what to change if it could happen.
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

    /// @param status of the process, as in `/proc/PID/stat`: the name in brackets may contain
    ///   anything
    static boolean isFree(String status, long pid) {
        int name = status.lastIndexOf(')');
        String[] fields = status.substring(name + 1).strip().split(" ", -1);
        return name > 0
                && fields.length > TERMINAL
                && fields[SESSION].equals(Long.toString(pid))
                && fields[TERMINAL].equals("0");
    }
}
