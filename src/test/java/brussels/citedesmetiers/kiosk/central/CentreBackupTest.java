package brussels.citedesmetiers.kiosk.central;

import static brussels.citedesmetiers.kiosk.central.CentreFixture.apply;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.enroll;
import static brussels.citedesmetiers.kiosk.central.CentreFixture.visits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A restored centre is the one that was backed up: the same terminals, counts, keys and receipts.
final class CentreBackupTest {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final CentreFixture fixture = new CentreFixture();
    private final SendingTerminal a = new SendingTerminal("bruxelles-a");
    private final SendingTerminal b = new SendingTerminal("truck-1");

    @TempDir Path folder;

    /// What a centre is, as far as anybody can see.
    private record Seen(
            List<Fleet.State> fleet, Map<String, Long> visits, List<Receipt> receipts) {}

    private Seen seen(Centre centre) throws Exception {
        List<Receipt> receipts = new ArrayList<>();
        for (SendingTerminal sender : List.of(a, b)) {
            for (long number = 1; number <= 3; number++) {
                receipts.add(
                        assertInstanceOf(Outcome.Repeated.class, apply(centre, sender.day(number)))
                                .receipt());
            }
        }
        return new Seen(centre.fleet().states(), visits(centre), receipts);
    }

    private void fill(Centre centre, Path data) throws Exception {
        for (SendingTerminal sender : List.of(a, b)) {
            enroll(centre, sender);
            for (long number = 1; number <= 3; number++) {
                assertInstanceOf(Outcome.Applied.class, apply(centre, sender.day(number)));
            }
        }
        apply(centre, a.day(1, 1, 1, 9));
        centre.fleet()
                .heard(
                        a.id,
                        new Heartbeat(
                                "1.0",
                                "0123456789ab",
                                2,
                                Heartbeat.Paper.LOW,
                                true,
                                List.of("printer-near-end"),
                                true));
        Files.writeString(data.resolve("centre-key"), "the key");
        Files.writeString(data.resolve("alerts.json"), "{}");
        Files.writeString(data.resolve("centre-sessions"), "somebody");
        Files.createDirectories(data.resolve("bundles/0a"));
        Files.write(data.resolve("bundles/0a/bundle.zip"), new byte[] {1, 2, 3});
    }

    private CentreBackup backup(Path data, @Nullable String url) {
        return new CentreBackup(data, url, () -> fixture.now);
    }

    private void restoredIsTheSame(Path made, @Nullable String url, Seen before) throws Exception {
        Path other = folder.resolve("other");
        CentreRestore.Restored restored = new CentreRestore(other, url).restore(made);
        assertEquals(2, restored.terminals());
        assertEquals(6, restored.batches());
        try (Centre centre = open(other, url)) {
            assertEquals(before, seen(centre));
            // It goes on where the backup was made.
            assertInstanceOf(Outcome.Applied.class, apply(centre, a.day(4)));
        }
        assertEquals("the key", Files.readString(other.resolve("centre-key")));
        assertArrayEquals(
                new byte[] {1, 2, 3}, Files.readAllBytes(other.resolve("bundles/0a/bundle.zip")));
        assertFalse(Files.exists(other.resolve("centre-sessions")));
        onlyForItsOwner(made);
        onlyForItsOwner(other.resolve("centre-key"));
    }

    private static void onlyForItsOwner(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.toList()) {
                assertTrue(OWNER.containsAll(Files.getPosixFilePermissions(path)), path::toString);
            }
        }
    }

    private Centre open(Path data, @Nullable String url) throws CentreException, IOException {
        return url == null
                ? DerbyDatabase.open(data, fixture.authority())
                : Centre.at(url, fixture.authority());
    }

    @Test
    void aHouseThatCopiesByOtherMeansIsToldOfNothing() {
        FleetTexts texts =
                FleetTexts.of(
                        ConfigFolder.shippedContent(), ZoneOffset.UTC, Map.of("lang", "nl"), "");
        BackupAge none = new BackupAge(null, fixture.now);
        Instant late = fixture.now.plus(BackupAge.USUAL).plusSeconds(1);
        for (Duration most : List.of(BackupAge.USUAL, Duration.ZERO)) {
            assertEquals(
                    !most.isZero(),
                    HouseNotes.of(
                                    null,
                                    none,
                                    most,
                                    ConfigFolder.shippedContent(),
                                    texts,
                                    ZoneOffset.UTC,
                                    late)
                            .getFirst()
                            .toSee());
        }
    }

    @Test
    void derbyIsCopiedWhileItsCentreRuns() throws Exception {
        Path data = folder.resolve("centre");
        Seen before;
        Path made;
        try (Centre centre = open(data, null);
                BackupDoor door = BackupDoor.open(data, centre)) {
            fill(centre, data);
            before = seen(centre);
            made = backup(data, null).make(folder.resolve("kept"), 0);
            assertInstanceOf(Outcome.Applied.class, apply(centre, b.day(4)));
            assertTrue(Files.exists(data.resolve(BackupDoor.SOCKET)), door::toString);
            assertFalse(Files.exists(data.resolve(BackupDoor.COPY)));
        }
        restoredIsTheSame(made, null, before);
    }

    @Test
    void derbyIsCopiedWhileNobodyRunsAndWhatIsThereIsNeverOverwritten() throws Exception {
        Path data = folder.resolve("centre");
        Seen before;
        try (Centre centre = open(data, null)) {
            fill(centre, data);
            before = seen(centre);
        }
        // Left by a centre that was killed.
        Files.createFile(data.resolve(BackupDoor.SOCKET));
        CentreBackup backup = backup(data, null);
        Path made = backup.make(backup.usualPlace(), 0);
        assertThrows(CentreException.class, () -> new CentreRestore(data, null).restore(made));
        Path half = Files.createDirectories(folder.resolve("other"));
        Files.writeString(half.resolve("centre-key"), "another key");
        assertThrows(CentreException.class, () -> new CentreRestore(half, null).restore(made));
        // What a restore that was cut short put there is as in the backup.
        Files.writeString(half.resolve("centre-key"), "the key");
        restoredIsTheSame(made, null, before);
    }

    @Test
    @Timeout(30)
    void aCopyThatFailsOrHangsIsSaidAndTheNextIsMade() throws Exception {
        AtomicInteger copies = new AtomicInteger();
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        try (BackupDoor door =
                BackupDoor.open(
                        folder,
                        into -> {
                            if (copies.incrementAndGet() == 1) {
                                throw new StackOverflowError("of a test");
                            }
                            if (copies.get() == 2) {
                                asked.join();
                            }
                        })) {
            assertThrows(CentreException.class, () -> BackupDoor.ask(folder), door::toString);
            assertThrows(
                    CentreException.class, () -> BackupDoor.ask(folder, Duration.ofMillis(50)));
            asked.complete(true);
            assertTrue(BackupDoor.ask(folder));
        }
    }

    private Path enrolled() throws Exception {
        Path data = folder.resolve("centre");
        try (Centre centre = open(data, null)) {
            enroll(centre, a);
        }
        return data;
    }

    private static List<String> names(Path top) throws IOException {
        try (Stream<Path> all = Files.list(top)) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    @Test
    void whatFailsLeavesNothingAndKeepsTheDiskFree() throws Exception {
        Path data = enrolled();
        Path kept = folder.resolve("kept");
        try (BackupDoor door =
                BackupDoor.open(
                        data,
                        into -> {
                            try {
                                Files.createDirectories(into.resolve("db"));
                            } catch (IOException e) {
                                throw new CentreException("a test", e);
                            }
                            throw new CentreException("no space left", null);
                        })) {
            assertThrows(
                    CentreException.class, () -> backup(data, null).make(kept, 0), door::toString);
        }
        assertEquals(List.of("backup.lock"), names(kept));
        assertFalse(Files.exists(data.resolve(BackupDoor.COPY)));
        for (Path small : List.of(data, kept)) {
            BreakingDisk disk = BreakingDisk.whole();
            disk.leaveFree(small.toAbsolutePath(), 64 << 20);
            CentreBackup full = new CentreBackup(data, null, () -> fixture.now, disk);
            assertThrows(CentreException.class, () -> full.make(kept, 0));
        }
        assertEquals(List.of("backup.lock"), names(kept));
        try (FileChannel lock =
                FileChannel.open(kept.resolve("backup.lock"), StandardOpenOption.WRITE)) {
            lock.lock();
            assertThrows(CentreException.class, () -> backup(data, null).make(kept, 0));
        }
        assertEquals(List.of("backup.lock"), names(kept));
    }

    @Test
    void aBackupHoldsNoOtherAndIsNeverTheOldestThatGoes() throws Exception {
        Path data = enrolled();
        Files.createDirectories(data.resolve("bundles/0b.new"));
        Files.createDirectories(data.resolve("bundles/0a"));
        CentreBackup backup = backup(data, null);
        backup.make(data, 0);
        fixture.pass(Duration.ofDays(1));
        Path first = backup.make(data.resolve("nightly"), 0);
        assertEquals(List.of("bundles", "nightly"), names(first.resolve("files")));
        assertEquals(List.of("0a"), names(first.resolve("files/bundles")));
        // A clock that was wrong once.
        fixture.pass(Duration.ofDays(-10));
        Path second = backup.make(data.resolve("nightly"), 1);
        assertFalse(Files.exists(first));
        assertEquals(List.of(), names(second.resolve("files/nightly")));
    }

    @Test
    void postgresIsCopiedWhileItsCentreRuns() throws Exception {
        Path data = Files.createDirectories(folder.resolve("centre"));
        String url = Postgres.database();
        Seen before;
        Path made;
        try (Centre centre = open(data, url)) {
            fill(centre, data);
            before = seen(centre);
            made = backup(data, url).make(folder.resolve("kept"), 0);
            assertInstanceOf(Outcome.Applied.class, apply(centre, b.day(4)));
            assertThrows(
                    CentreException.class,
                    () -> new CentreRestore(folder.resolve("again"), url).restore(made),
                    "a database in use");
        }
        assertThrows(
                CentreException.class,
                () -> new CentreRestore(folder.resolve("derby"), null).restore(made));
        restoredIsTheSame(made, Postgres.database(), before);
    }

    @Test
    void aDamagedBackupIsRefusedAndOldOnesGo() throws Exception {
        Path data = folder.resolve("centre");
        try (Centre centre = open(data, null)) {
            enroll(centre, a);
        }
        CentreBackup backup = backup(data, null);
        List<String> made = new ArrayList<>();
        for (int night = 0; night < 4; night++) {
            Files.createDirectories(
                    folder.resolve("kept/centre-20260101T00000" + night + "Z.new/db"));
            made.add(String.valueOf(backup.make(folder.resolve("kept"), 2).getFileName()));
            fixture.pass(Duration.ofDays(1));
        }
        try (Stream<Path> left = Files.list(folder.resolve("kept"))) {
            assertEquals(
                    made.subList(2, 4),
                    left.filter(Files::isDirectory)
                            .map(p -> p.getFileName() + "")
                            .sorted()
                            .toList());
        }
        Path last = folder.resolve("kept").resolve(made.getLast());
        Path damaged = last.resolve("db/service.properties");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[7]++;
        Files.write(damaged, bytes);
        Path other = folder.resolve("other");
        assertThrows(CentreException.class, () -> new CentreRestore(other, null).restore(last));
        Files.delete(damaged);
        assertThrows(CentreException.class, () -> new CentreRestore(other, null).restore(last));
        assertThrows(CentreException.class, () -> new CentreRestore(other, null).restore(folder));
        assertFalse(Files.exists(other.resolve("db")));
    }

    @Test
    void anAddressIsTakenApartForTheToolsAndNeverRepeated() throws Exception {
        assertEquals(
                Map.of(
                        "PGHOST", "db.example",
                        "PGPORT", "5433",
                        "PGDATABASE", "centre",
                        "PGUSER", "kiosk",
                        "PGPASSWORD", "a&b c",
                        "PGSSLMODE", "verify-full"),
                PostgresTools.environment(
                        "jdbc:postgresql://db.example:5433/centre?user=kiosk&password=a%26b+c"
                                + "&sslmode=verify-full&socketTimeout=3"));
        assertEquals(
                Map.of(
                        "PGHOST", "my_db,::1",
                        "PGPORT", "5432,5433",
                        "PGDATABASE", "centre",
                        "PGSSLMODE", "verify-full",
                        "PGTARGETSESSIONATTRS", "read-write"),
                PostgresTools.environment(
                        "jdbc:postgresql://my_db,[::1]:5433/centre?ssl=true"
                                + "&targetServerType=primary&sslResponseTimeout=3"));
        assertEquals(
                Map.of(
                        "PGHOST", "localhost",
                        "PGPORT", "5432",
                        "PGDATABASE", "centre",
                        "PGSSLMODE", "require"),
                PostgresTools.environment("jdbc:postgresql:///centre?sslmode=require&ssl"));
        for (String wrong :
                List.of(
                        "",
                        "jdbc:derby:x",
                        "jdbc:postgresql:centre",
                        "jdbc:postgresql://h y/s3cr",
                        "jdbc:postgresql://h/centre?password=%s3cr",
                        "jdbc:postgresql://h/centre?password=s3cr&sslfactory=org.example.Own")) {
            CentreException refused =
                    assertThrows(CentreException.class, () -> PostgresTools.environment(wrong));
            assertFalse(String.valueOf(refused.getMessage()).contains("s3cr"));
        }
    }
}
