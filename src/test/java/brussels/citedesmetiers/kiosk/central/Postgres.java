package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A real PostgreSQL of this machine, one server for all tests of a process, with as many empty
/// databases as are asked for. Debian's package `postgresql` must be installed (deploy/setup.sh
/// sees to it); the server runs as its user, since it refuses to run as root.
final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final List<String> RELAXED = List.of("-c", "fsync=off");

    private final Path folder;
    private final int port;

    private static final class Running {
        static final Postgres SERVER = start();
    }

    private Postgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// The address of a new, empty database.
    static String database() {
        String name = "centre" + DATABASES.incrementAndGet();
        try {
            execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return Running.SERVER.url(name);
    }

    /// Ends every connection to a database, as a restart of the server would.
    static void disconnectAll(String url) throws SQLException {
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + name(url)
                        + "'");
    }

    /// Copies a database that nobody uses.
    static void copy(String url, String copy) throws SQLException {
        execute("create database " + copy + " template " + name(url));
    }

    /// Puts a copy in the place of a database that nobody uses.
    static void replace(String url, String copy) throws SQLException {
        execute("drop database " + name(url));
        execute("create database " + name(url) + " template " + copy);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(Running.SERVER.url("postgres"));
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    private static Postgres start() {
        try {
            // The system's folder for temporary files: the server's user must be able to enter it.
            Path folder =
                    Files.createTempDirectory(
                            Path.of("/tmp"),
                            "centre-postgres",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()));
            }
            Postgres server = new Postgres(folder, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            Path data = folder.resolve("data");
            run(
                    asServer(
                            "initdb",
                            "-A",
                            "trust",
                            "-U",
                            "postgres",
                            "--no-sync",
                            // Whatever languages this machine has.
                            "--locale=C",
                            "-E",
                            "UTF8",
                            "-D",
                            data));
            List<Object> options =
                    new ArrayList<>(
                            List.of(
                                    "-p",
                                    server.port,
                                    "-c",
                                    "listen_addresses=127.0.0.1",
                                    "-k",
                                    folder));
            options.addAll(RELAXED);
            String joined = String.join(" ", options.stream().map(Object::toString).toList());
            run(
                    asServer(
                            "pg_ctl",
                            "-D",
                            data,
                            "-w",
                            "-l",
                            folder.resolve("log"),
                            "-o",
                            joined,
                            "start"));
            return server;
        } catch (IOException e) {
            throw new AssertionError("no PostgreSQL; run deploy/setup.sh test", e);
        }
    }

    private void stop() {
        try {
            run(asServer("pg_ctl", "-D", folder.resolve("data"), "-m", "immediate", "-w", "stop"));
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> asServer(String program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs().resolve(program).toString());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return command;
    }

    private static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("postgres", ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(Path.of("/").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }
}
