package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.files.SystemCall;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.store.UsedFolder;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.update.UpdateProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Kills [Powered], a terminal up to its screen, and looks at what is there afterwards.
///
/// `PowerProof FOLDER NUMBER SEED [planted]` kills it NUMBER times at random instants, while it
/// gives numbers, prints, counts, seals and writes a stick, and a quarter as often a process that
/// takes an update. No number comes twice or out of two papers, no acknowledged ticket is gone,
/// every visit that was said is counted once, and what is on the stick is whole and what was
/// sealed.
///
/// `PowerProof FOLDER start|seal|export FROM [planted]` kills it at each system call that changes
/// files, with `strace`, from the one with this number on, and goes on with the folder: as if
/// nothing had been, or as if all had, and never with a fault that staff are told of for nothing.
/// It stops after [#SLICE] and says where to go on. `strace` counts for each thread: each call is
/// met of the thread that makes most of a kind, and it says how many others make.
///
/// With `planted`, visits or a sealing are said before they are written, or files on the stick grow
/// under their name: just that has to be found. It begins with the last call of each kind, since
/// what is planted is near the end.
public final class PowerProof {
    private static final Duration SLICE = Duration.ofMinutes(25);

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /// A JVM makes some calls more or fewer each time, so that the last of a kind may not be met.
    private static final int UNMET = 3;

    private static final int SOME = 25;

    private static final String TOO_FEW = " visits are there of ";
    private static final String NOT_WRITTEN = "said before it was written: ";
    private static final String NOT_WHOLE = "a batch on the stick is not whole";
    private static final int MOST_LINES = 25;
    private static final int MOST_NANOS = 40_000_000;
    private static final int VISITS = 9;

    private final Path folder;
    private final boolean planted;
    private int runs;

    // Of the random kills:
    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<Integer> onPaper = new HashSet<>();
    private final ConcurrentLinkedQueue<Bitmap> papers = new ConcurrentLinkedQueue<>();
    private long visits;
    private int lastNumber;
    private int printed;
    private int halves;

    /// @param folder an empty one
    PowerProof(Path folder, boolean planted) {
        this.folder = folder;
        this.planted = planted;
    }

    public static void main(String[] args) throws Exception {
        PowerProof proof = new PowerProof(Path.of(args[0]), args.length > 3);
        try {
            if (args[1].matches("[0-9]+")) {
                System.out.println("seed " + args[2]);
                proof.atRandom(Integer.parseInt(args[1]), new Random(Long.parseLong(args[2])));
            } else {
                proof.atEachCall(args[1], Integer.parseInt(args[2]));
            }
        } catch (AssertionError e) {
            boolean found =
                    proof.planted && String.valueOf(e.getMessage()).contains(shows(args[1]));
            System.out.println((found ? "found: " : "WRONG: ") + e.getMessage());
            System.exit(found ? 0 : 1);
        }
        if (proof.planted) {
            System.out.println("what is planted was not found");
        }
        System.exit(proof.planted ? 1 : 0);
    }

    /// How it shows what is planted, and nothing else.
    private static String shows(String what) {
        return switch (what) {
            case "start", "seal" -> NOT_WRITTEN;
            case "export" -> NOT_WHOLE;
            default -> TOO_FEW;
        };
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /// Kills it at random instants.
    private void atRandom(int number, Random random) throws Exception {
        atRandom(number, random, () -> random.nextInt(MOST_LINES));
    }

    /// The same after it has said so many lines, and a random moment.
    void atRandom(int number, Random random, IntSupplier lines) throws Exception {
        Path data = folder.resolve("random");
        UsedFolder.into(data);
        Path stick = Files.createDirectory(folder.resolve("stick"));
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(Powered.WIDTH)) {
            printer.onPrinted(papers::add);
            int port = ((PrinterAddress.Tcp) printer.address()).port();
            for (int kill = 0; kill < number; kill++) {
                life(data, stick, port, lines.getAsInt(), random.nextInt(MOST_NANOS));
                printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
            }
            // Whoever is killed in the middle of a picture does not end it.
            List<String> errors =
                    printer.errors().stream()
                            .filter(error -> !error.contains("the data end inside a picture"))
                            .toList();
            check(errors.isEmpty(), "the printer does not know " + errors);
        }
        end(data, stick);
        System.out.printf(
                Locale.ROOT,
                "killed %d times: %d tickets, %d whole papers, %d cut short, %d visits, %d batches"
                        + " on the stick; no number twice, nothing lost or doubled%n",
                number,
                acknowledged.size(),
                onPaper.size(),
                halves,
                visits,
                Powered.on(stick).size());
        int updates = number / 4;
        if (updates > 0 && !planted) {
            UpdateProof proof = new UpdateProof(folder.resolve("updates"));
            proof.atRandom(updates, random);
            System.out.printf(
                    Locale.ROOT,
                    "killed %d times in an update: %d old, %d new, none between%n",
                    updates,
                    proof.foundOld(),
                    proof.foundNew());
        }
    }

    private void life(Path data, Path stick, int port, int lines, int nanos) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "serve",
                                data.toString(),
                                stick.toString(),
                                Integer.toString(port)));
        if (planted) {
            arguments.add("planted");
        }
        try (Victim terminal = Victim.start(Powered.class, arguments)) {
            Set<Long> found = new HashSet<>();
            for (String line = terminal.line(); !line.equals("ready"); line = terminal.line()) {
                String[] word = line.split(" ", 2);
                switch (word[0]) {
                    case "has" -> check(found.add(Long.parseLong(word[1])), "twice: " + line);
                    case "counted" -> counted(Long.parseLong(word[1]));
                    default -> throw new AssertionError("told after a kill: " + line);
                }
            }
            check(found.containsAll(acknowledged), "an acknowledged ticket is gone");
            terminal.killAfter(lines, nanos, this::note);
        }
        lookAtPapers();
        Powered.on(stick);
    }

    /// The visit in whose middle it was killed is there or not.
    private void counted(long found) {
        check(found >= visits, found + TOO_FEW + visits);
        check(found <= visits + 1, found + " visits are there, only " + visits + " were said");
        visits = found;
    }

    private void note(String line) {
        String[] word = line.split(" ", -1);
        switch (word[0]) {
            case "ticket" -> {
                acknowledged.add(Long.parseLong(word[1]));
                int number = Integer.parseInt(word[2]);
                check(number > lastNumber, number + " after " + lastNumber);
                lastNumber = number;
            }
            case "printed" -> printed++;
            case "visit" -> visits++;
            case "sealed", "exported" -> {
                // Compared at the end.
            }
            default -> throw new AssertionError("said: " + line);
        }
    }

    /// A paper is somebody's whole ticket, or what was cut off of one.
    private void lookAtPapers() throws IOException {
        for (Bitmap paper = papers.poll(); paper != null; paper = papers.poll()) {
            String code = paper.height() < Powered.WIDTH ? null : read(paper);
            if (code == null) {
                halves++;
            } else {
                int number = TicketCode.parse(code).number();
                check(onPaper.add(number), number + " came out twice");
            }
        }
    }

    private static @Nullable String read(Bitmap paper) {
        return QrReader.read(paper).orElse(null);
    }

    private void end(Path data, Path stick) throws Exception {
        try (Powered terminal = new Powered(data)) {
            counted(terminal.counted());
            check(terminal.faults().isEmpty(), "told: " + terminal.faults());
            terminal.export(stick);
            long left = terminal.open();
            long taken = Powered.visits(Powered.on(stick));
            check(left + taken == visits, left + " here, " + taken + " on the stick: " + visits);
            check(terminal.ticket().code().number() > lastNumber, "a number below " + lastNumber);
        }
        check(
                printed <= onPaper.size(),
                printed + " said printed, " + onPaper.size() + " came out");
    }

    /// Kills it at each system call that changes files.
    ///
    /// @param what `start`, `seal` or `export`
    private void atEachCall(String what, int from) throws Exception {
        check(SystemCall.canBeCounted(), "there is no strace here: apt install strace");
        long end = System.nanoTime() + SLICE.toNanos();
        Path template = template(what);
        Path trace = folder.resolve("trace");
        check(!once(what, template, SystemCall.tracing(trace)), "it is killed by nobody");
        SystemCall.Traced traced = SystemCall.in(trace);
        List<SystemCall> calls = planted ? backwards(traced.each()) : traced.each();
        int met = 0;
        int next = from;
        for (; next <= calls.size() && System.nanoTime() <= end; next++) {
            SystemCall call = calls.get(next - 1);
            try {
                met += once(what, template, call.killing()) ? 1 : 0;
            } catch (AssertionError e) {
                throw new AssertionError(call + " of " + what + ": " + e.getMessage(), e);
            }
            if (next % SOME == 0) {
                System.out.println("call " + next + " of " + calls.size() + " held");
            }
        }
        int tried = next - from;
        System.out.printf(
                Locale.ROOT,
                "killed at %d of the %d system calls of %s from %d on, of %d in all; %d more are"
                        + " made by other threads%n",
                met,
                tried,
                what,
                from,
                calls.size(),
                traced.others());
        check(met >= tried * 9 / 10 - UNMET, "only " + met + " of " + tried + " calls were met");
        System.out.println("all held");
        if (next <= calls.size()) {
            System.out.println("go on with: deploy/prove.sh power " + what + " " + next);
        }
    }

    /// Each kind from its last call back.
    private static List<SystemCall> backwards(List<SystemCall> calls) {
        Map<String, List<SystemCall>> kinds = new LinkedHashMap<>();
        for (SystemCall call : calls) {
            kinds.computeIfAbsent(call.kind(), _ -> new ArrayList<>()).addFirst(call);
        }
        return kinds.values().stream().flatMap(List::stream).toList();
    }

    private Path template(String what) throws Exception {
        Path template = folder.resolve("template");
        if (what.equals("start")) {
            return Files.createDirectory(template);
        }
        try (Powered terminal = new Powered(template)) {
            for (int i = 0; i < VISITS; i++) {
                terminal.visit(Powered.DAY);
            }
            if (what.equals("export")) {
                terminal.seal(Powered.DAY.plusDays(1));
                for (int i = 0; i < VISITS; i++) {
                    terminal.visit(Powered.DAY.plusDays(1));
                }
                terminal.seal(Powered.DAY.plusDays(2));
            }
        }
        return template;
    }

    /// @param before what the process is started with
    /// @return whether it was killed; else it came to its end
    private boolean once(String what, Path template, List<String> before) throws Exception {
        Path here = Files.createDirectory(folder.resolve("run" + runs++));
        Path data = here.resolve("data");
        Path stick = Files.createDirectory(here.resolve("stick"));
        new RealDisk().copyTree(template, data);
        List<String> arguments = new ArrayList<>(List.of(what, data.toString(), stick.toString()));
        if (planted) {
            arguments.add("planted");
        }
        Path out = here.resolve("out");
        Process process =
                Victim.command(before, Powered.class, arguments)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean killed = Victim.wasKilled(Victim.awaitEnd(process, PATIENCE));
        List<String> said = Files.readAllLines(out, StandardCharsets.UTF_8);
        check(killed || said.contains(Powered.last(what)), "it ended and said only " + said);
        afterwards(what, data, stick, said);
        new RealDisk().deleteTree(here);
        return killed;
    }

    private void afterwards(String what, Path data, Path stick, List<String> said)
            throws Exception {
        if (what.equals("export")) {
            wholeOn(stick);
        }
        try (Powered terminal = new Powered(data)) {
            check(terminal.faults().isEmpty(), "staff are told " + terminal.faults());
            long counted = terminal.counted();
            boolean done = said.contains(Powered.last(what));
            switch (what) {
                case "start" -> {
                    check(counted > 0 || !done, NOT_WRITTEN + said);
                    check(counted <= 1, counted + " visits after " + said);
                    int number = terminal.ticket().code().number();
                    check(
                            said.stream().noneMatch(line -> line.endsWith(" " + number)),
                            number + " again after " + said);
                }
                case "seal" -> {
                    check(counted == VISITS, counted + " visits of " + VISITS);
                    check(terminal.batches() > 0 || !done, NOT_WRITTEN + said);
                    terminal.seal(Powered.DAY.plusDays(1));
                    check(terminal.batches() == 1, terminal.batches() + " batches");
                    check(terminal.counted() == VISITS, terminal.counted() + " after sealing");
                }
                default -> {
                    check(counted == 2 * VISITS, counted + " visits");
                    check(wholeOn(stick) == 2 || !done, NOT_WRITTEN + said);
                    terminal.export(stick);
                    check(wholeOn(stick) == 2, "the stick has " + wholeOn(stick));
                    check(
                            Powered.visits(Powered.on(stick)) == 2 * VISITS,
                            "other visits on the stick");
                }
            }
        }
    }

    private static int wholeOn(Path stick) throws Exception {
        try {
            return Powered.on(stick).size();
        } catch (brussels.citedesmetiers.kiosk.counts.BatchFormatException e) {
            throw new AssertionError(NOT_WHOLE, e);
        }
    }
}
