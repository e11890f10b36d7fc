package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/// `pg_dump` and `pg_restore` of Debian's `postgresql-client`, for the database of a JDBC address.
/// The address, which may hold a password, goes to them by their environment, which nobody else can
/// read, and never on a command line.
final class PostgresTools {
    private static final String PREFIX = "jdbc:";
    private static final long MOST_HOURS = 6;
    private static final int MOST_SAID = 2_000;

    /// The parameters of an address that the tools know too.
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "user", "PGUSER",
                    "password", "PGPASSWORD",
                    "sslmode", "PGSSLMODE",
                    "sslrootcert", "PGSSLROOTCERT",
                    "sslcert", "PGSSLCERT",
                    "sslkey", "PGSSLKEY");

    private final Map<String, String> environment;

    /// @param url as `jdbc:postgresql://host:port/database?user=centre`
    /// @throws CentreException if it is no such address
    PostgresTools(String url) throws CentreException {
        this.environment = environment(url);
    }

    /// What the tools are told of an address.
    static Map<String, String> environment(String url) throws CentreException {
        try {
            URI address = new URI(url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : "");
            String path = address.getRawPath();
            if (!"postgresql".equals(address.getScheme())
                    || address.getHost() == null
                    || path == null
                    || path.length() < 2) {
                throw noAddress();
            }
            Map<String, String> told = new HashMap<>();
            told.put("PGHOST", bare(address.getHost()));
            if (address.getPort() >= 0) {
                told.put("PGPORT", Integer.toString(address.getPort()));
            }
            told.put("PGDATABASE", decoded(path.substring(1)));
            String query = address.getRawQuery();
            for (String part : query == null ? List.<String>of() : List.of(query.split("&", -1))) {
                String[] pair = part.split("=", 2);
                String variable = PARAMETERS.get(pair[0]);
                if (variable != null && pair.length == 2) {
                    told.put(variable, decoded(pair[1]));
                }
            }
            return told;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Without its cause, which would repeat the address.
            throw noAddress();
        }
    }

    private static CentreException noAddress() {
        return new CentreException(
                "The database's address must be as jdbc:postgresql://host/database?user=centre.",
                null);
    }

    /// An IPv6 address without its brackets.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Writes one consistent state of the database, while it is used.
    void dump(Path file) throws IOException, CentreException {
        run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--file=" + file.toAbsolutePath());
    }

    /// Fills an empty database, all or nothing.
    void restore(Path file) throws IOException, CentreException {
        run(
                "pg_restore",
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--dbname=" + environment.getOrDefault("PGDATABASE", ""),
                file.toAbsolutePath().toString());
    }

    private void run(String program, String... arguments) throws IOException, CentreException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("kiosk", ".said");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            Process process = started(builder, program);
            if (!process.waitFor(MOST_HOURS, TimeUnit.HOURS)) {
                process.destroyForcibly();
                throw new CentreException(program + " did not come to an end.", null);
            }
            if (process.exitValue() != 0) {
                String reason = Files.readString(said).strip();
                Logger.error("{} failed: {}", program, shortened(reason));
                throw new CentreException(
                        program + " failed: " + shortened(reason).replace("\n", " "), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CentreException("Interrupted", e);
        } finally {
            Files.delete(said);
        }
    }

    private static Process started(ProcessBuilder builder, String program) throws CentreException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CentreException(
                    "There is no "
                            + program
                            + " here: install Debian's postgresql-client, of the server's version"
                            + " or later.",
                    e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SAID ? text : text.substring(text.length() - MOST_SAID);
    }
}
