package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// One way in which a data folder can be damaged while the terminal is off.
///
/// @param name what is done to what
/// @param memoryLost whether nothing is left that says how much was written, so that a loss can be
///   told in part only
record Damage(String name, boolean memoryLost, Doing doing) {

    /// Does it to a folder.
    @FunctionalInterface
    interface Doing {
        void to(Path data, Random random) throws IOException;
    }

    /// How single files are damaged.
    enum OfFile {
        DELETED,
        EMPTIED,
        CUT,
        FLIPPED,
        ZEROED,
        UNREADABLE;

        void on(Path file, Random random) throws IOException {
            if (Files.isDirectory(file)) {
                if (this == DELETED) {
                    new RealDisk().deleteTree(file);
                } else if (this == UNREADABLE) {
                    rights(file, "---------");
                }
                return;
            }
            switch (this) {
                case DELETED -> Files.delete(file);
                case EMPTIED -> cut(file, 0);
                case CUT -> cut(file, (long) (Files.size(file) * random.nextDouble()));
                case FLIPPED -> flip(file, random);
                case ZEROED -> Files.write(file, new byte[(int) Files.size(file)]);
                case UNREADABLE -> rights(file, "---------");
            }
        }
    }

    /// Every damage to every file of a folder, and what S names of several at once.
    static List<Damage> all(Path data) throws IOException {
        List<Damage> all = new ArrayList<>(several());
        for (Path file : files(data)) {
            String name = data.relativize(file).toString();
            for (OfFile how : OfFile.values()) {
                all.add(
                        new Damage(
                                name + " " + how.name().toLowerCase(Locale.ROOT),
                                false,
                                (folder, random) -> how.on(folder.resolve(name), random)));
            }
        }
        return all;
    }

    private static List<Damage> several() {
        return List.of(
                new Damage("last log cut at its end", false, Damage::cutEndOfLog),
                new Damage("last log missing", false, (data, r) -> Files.delete(lastLog(data))),
                new Damage("bytes flipped at the end of the last log", false, Damage::flipEndOfLog),
                new Damage("database missing", false, (data, r) -> delete(data, "db")),
                new Damage("backup missing", false, (data, r) -> delete(data, "backup")),
                new Damage(
                        "database and backup missing",
                        false,
                        (data, r) -> delete(data, "db", "backup")),
                new Damage(
                        "numbers and database missing",
                        false,
                        (data, r) -> delete(data, "numbers", "numbers.copy", "db")),
                new Damage(
                        "numbers, database and backup missing",
                        false,
                        (data, r) -> delete(data, "numbers", "numbers.copy", "db", "backup")),
                new Damage("all but the key missing", true, Damage::deleteAllButSome),
                new Damage(
                        "the folder cannot be written",
                        false,
                        (data, r) -> rights(data, "r-xr-xr-x")));
    }

    private static void delete(Path data, String... names) throws IOException {
        for (String name : names) {
            new RealDisk().deleteTree(data.resolve(name));
        }
    }

    private static void deleteAllButSome(Path data, Random random) throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals("key") && !name.equals("derby.log") && !name.equals("ballast")) {
                    new RealDisk().deleteTree(entry);
                }
            }
        }
    }

    private static void cutEndOfLog(Path data, Random random) throws IOException {
        Path log = lastLog(data);
        cut(log, Math.max(0, written(log) - 1 - random.nextInt(2000)));
    }

    private static void flipEndOfLog(Path data, Random random) throws IOException {
        Path log = lastLog(data);
        byte[] bytes = Files.readAllBytes(log);
        int end = (int) written(log);
        for (int i = 0; i < 4 && end > 100; i++) {
            bytes[end - 1 - random.nextInt(Math.min(end, 1500))] ^= 0x55;
        }
        Files.write(log, bytes);
    }

    /// Up to the last byte that is not zero: the rest was only reserved.
    private static long written(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static Path lastLog(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("db/log"))) {
            return files.filter(f -> f.getFileName().toString().matches("log[0-9]+\\.dat"))
                    .max(Comparator.comparingInt(f -> number(f.getFileName().toString())))
                    .orElseThrow();
        }
    }

    private static int number(String log) {
        return Integer.parseInt(log.replaceAll("\\D", ""));
    }

    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(
                            f ->
                                    Files.isRegularFile(f)
                                            || f.getFileName().toString().equals("db")
                                            || f.getFileName().toString().equals("seg0"))
                    .filter(
                            f ->
                                    !f.getFileName()
                                            .toString()
                                            .equals("README_DO_NOT_TOUCH_FILES.txt"))
                    .sorted()
                    .toList();
        }
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void flip(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = random.nextInt(200); at < bytes.length; at += 512) {
            bytes[at] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(file, bytes);
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    /// Gives back all rights below a folder.
    static void mendRights(Path data) throws IOException {
        rights(data, "rwxr-xr-x");
        List<Path> open = new ArrayList<>(List.of(data));
        while (!open.isEmpty()) {
            try (Stream<Path> entries = Files.list(open.removeLast())) {
                for (Path entry : entries.toList()) {
                    boolean folder = Files.isDirectory(entry);
                    rights(entry, folder ? "rwxr-xr-x" : "rw-------");
                    if (folder) {
                        open.add(entry);
                    }
                }
            }
        }
    }
}
