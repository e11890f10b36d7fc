package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.files.SystemCall;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.update.Installer.Consent;
import brussels.citedesmetiers.kiosk.update.Installer.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Kills a process that takes a bundle, and looks at what is in use afterwards: the old version
/// whole, or the new one whole. Then the bundle is taken again in the same folder, which must work.
/// `UpdateProof FOLDER NUMBER SEED [planted]`: first at each system call that changes files, if
/// `strace` is there, then NUMBER times at random instants. With `planted` the process uses a
/// version before it is there ([HastyDisk]), which has to be found.
public final class UpdateProof {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HALF = "not whole: ";
    private static final Receiver RECEIVER = new Receiver("bruxelles", "0.1.0", "amd64");

    private final Path folder;
    private final Bundles bundles;
    private final Path oldBundle;
    private final Path newBundle;
    private final @Nullable Defect defect;
    private int old;
    private int fresh;
    private int runs;

    /// What the process does wrong.
    enum Defect {
        /// It uses a version before it is there.
        HASTY,
        /// The same, and power goes in the middle by itself.
        HASTY_AND_STOPPED
    }

    /// @param folder an empty one
    public UpdateProof(Path folder) throws IOException {
        this(folder, null);
    }

    /// @param defect null for the process as it is
    UpdateProof(Path folder, @Nullable Defect defect) throws IOException {
        this.folder = folder;
        this.defect = defect;
        this.bundles = Bundles.in(folder.resolve("made"));
        this.oldBundle = bundles.small(11);
        this.newBundle = bundles.ofConfig(12, Path.of("kiosk-config"));
    }

    /// Takes a bundle: `take DATA KEY BUNDLE [DEFECT]`. Or proves: see the class.
    public static void main(String[] args) throws Exception {
        if (args[0].equals("take")) {
            DiskSteps disk = new RealDisk();
            if (args.length > 4) {
                boolean stops = Defect.valueOf(args[4]) == Defect.HASTY_AND_STOPPED;
                disk = new HastyDisk(new RealDisk(), stops);
            }
            installer(Path.of(args[1]), args[2], disk).take(Path.of(args[3]), Consent.NONE);
            return;
        }
        long seed = args.length > 2 ? Long.parseLong(args[2]) : new Random().nextLong();
        System.out.println("seed " + seed);
        if (args.length > 3) {
            planted(Path.of(args[0]), Integer.parseInt(args[1]), new Random(seed));
        } else {
            prove(Path.of(args[0]), Integer.parseInt(args[1]), new Random(seed));
        }
    }

    private static void planted(Path folder, int number, Random random) throws Exception {
        UpdateProof proof = new UpdateProof(folder, Defect.HASTY);
        try {
            proof.atEachCall();
            proof.atRandom(number, random);
        } catch (AssertionError e) {
            boolean found = String.valueOf(e.getMessage()).startsWith(HALF);
            System.out.println(
                    (found ? "found" : "WRONG")
                            + " after "
                            + proof.runs
                            + " kills: "
                            + e.getMessage());
            System.exit(found ? 0 : 1);
        }
        System.out.println("a version that is used before it is there was not found");
        System.exit(1);
    }

    private static void prove(Path folder, int number, Random random) throws Exception {
        UpdateProof proof = new UpdateProof(folder);
        int calls = proof.atEachCall();
        String said = proof.result();
        System.out.println(
                calls == 0
                        ? "system calls: skipped, there is no strace here"
                        : "killed at each of " + calls + " system calls: " + said);
        proof.atRandom(number, random);
        System.out.println("killed " + number + " times at random: " + proof.result());
    }

    private static Installer installer(Path data, String key) {
        return installer(data, key, new RealDisk());
    }

    private static Installer installer(Path data, String key, DiskSteps disk) {
        return new Installer(RECEIVER, data, List.of(key), null, _ -> List.of(), disk);
    }

    private String result() {
        String said =
                String.format(
                        Locale.ROOT,
                        "%d old, %d new, none between, all taken afterwards",
                        old,
                        fresh);
        old = 0;
        fresh = 0;
        return said;
    }

    /// Kills it at each system call that changes files.
    ///
    /// @return how many there were; 0 if they cannot be counted here
    private int atEachCall() throws Exception {
        if (!SystemCall.canBeCounted()) {
            return 0;
        }
        Path trace = folder.resolve("trace");
        if (once(SystemCall.tracing(trace), null) || fresh != 1) {
            throw new AssertionError("a bundle is not taken even by who is not killed");
        }
        old = 0;
        fresh = 0;
        List<SystemCall> calls = SystemCall.in(trace).each();
        int met = 0;
        for (SystemCall call : calls) {
            met += once(call.killing(), null) ? 1 : 0;
        }
        // A JVM writes a little more or less each time.
        if (met < calls.size() * 9 / 10) {
            throw new AssertionError("only " + met + " of " + calls.size() + " calls were met");
        }
        return met;
    }

    /// Kills it at random instants.
    ///
    /// @return how many ended before they were killed
    public int atRandom(int number, Random random) throws Exception {
        int ended = 0;
        long whole = duration();
        for (int i = 0; i < number; i++) {
            ended += once(List.of(), random.nextLong(whole)) ? 0 : 1;
        }
        return ended;
    }

    /// How often the old version was found.
    public int foundOld() {
        return old;
    }

    /// How often the new version was found.
    public int foundNew() {
        return fresh;
    }

    private long duration() throws Exception {
        long begun = System.nanoTime();
        once(List.of(), null);
        old = 0;
        fresh = 0;
        return System.nanoTime() - begun;
    }

    /// @param killedAfter nanoseconds, or null if it is killed otherwise or not at all
    /// @return whether it was killed; else it came to its end
    private boolean once(List<String> before, @Nullable Long killedAfter) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data" + runs++));
        installer(data, bundles.key()).take(oldBundle, Consent.NONE);
        Map<String, String> oldFiles = inUse(data);
        List<String> arguments =
                new ArrayList<>(
                        List.of("take", data.toString(), bundles.key(), newBundle.toString()));
        if (defect != null) {
            arguments.add(defect.name());
        }
        Process process =
                Victim.command(before, UpdateProof.class, arguments)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (killedAfter != null && !process.waitFor(killedAfter, TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
        }
        int how = Victim.awaitEnd(process, PATIENCE);
        Map<String, String> found = inUse(data);
        if (found.equals(oldFiles)) {
            old++;
            installer(data, bundles.key()).take(newBundle, Consent.NONE);
        } else {
            fresh++;
        }
        Map<String, String> newFiles = inUse(data);
        for (String part : List.of("content", "languages")) {
            for (Map.Entry<String, String> file :
                    Bundles.all(Path.of("kiosk-config").resolve(part)).entrySet()) {
                if (file.getKey().endsWith(".json")
                        && !file.getValue().equals(newFiles.get(part + "/" + file.getKey()))) {
                    throw new AssertionError(
                            HALF + part + "/" + file.getKey() + " in " + data.getFileName());
                }
            }
        }
        new RealDisk().deleteTree(data);
        return Victim.wasKilled(how);
    }

    private Map<String, String> inUse(Path data) throws IOException {
        Versions versions =
                installer(data, bundles.key()).versions(BundleKind.CONTENT).orElseThrow();
        Path place = versions.place(versions.current());
        if (!Files.isDirectory(place)) {
            throw new AssertionError(HALF + "what is in use is not there in " + data.getFileName());
        }
        return Bundles.all(place);
    }
}
