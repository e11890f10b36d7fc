package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kiosk central enroll ID`: enrols a terminal by its entry in `site.json`, and prints its token,
/// once.
@Command(
        name = "enroll",
        description = "Make a terminal known by its entry of site.json, and print its token, once.")
final class CentralEnrollCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_ENTRY = 16 * 1024;

    @Parameters(paramLabel = "ID", arity = "1", description = "The terminal's id.")
    String id = "";

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description =
                    "What \"kiosk key show\" printed there, or - for standard input; else the entry"
                            + " in site.json of the configuration folder.")
    String file = "";

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Its site, else the one of site.json.")
    @Nullable String site;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "building or truck, else building.")
    String kind = "building";

    @Option(
            names = "--again",
            description =
                    "Also if it is known already: a new token, and its new key beside those it had.")
    boolean again;

    private final CentralCommands central;
    private final Invocation call;

    CentralEnrollCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    /// What is registered about a terminal.
    private record Registered(String site, List<String> keys) {
        Registered {
            keys = List.copyOf(keys);
        }
    }

    @Override
    public Integer call() throws Exception {
        if (!kind.equals("building") && !kind.equals("truck")) {
            return call.refuse("A terminal stands in a building or a truck.", ExitStatus.USAGE);
        }
        return central.with(this::enroll);
    }

    private int enroll(Centre centre) throws Exception {
        if (centre.terminals().of(id).isPresent() && !again) {
            return call.refuse(
                    id + " is known already; with --again it gets a new token.", ExitStatus.FAULTS);
        }
        Optional<Registered> entry = registered();
        if (entry.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        String token =
                centre.terminals()
                        .enroll(
                                id,
                                site == null ? entry.get().site() : site,
                                TerminalKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                entry.get().keys());
        call.out().println(token);
        return ExitStatus.OK;
    }

    /// What to register; empty if that is not possible, which has then been reported.
    private Optional<Registered> registered() throws IOException {
        Optional<SiteSettings> house = SettingsReader.loadSite(call.config()).orSay(call.err());
        if (house.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys =
                file.isEmpty()
                        ? house.get().terminal(id).stream()
                                .flatMap(t -> t.publicKeys().stream())
                                .map(SiteSettings.PublicKey::key)
                                .toList()
                        : keys(file);
        if (keys.isEmpty()) {
            call.err()
                    .println(
                            "No key of "
                                    + id
                                    + (file.isEmpty()
                                            ? " in site.json: run \"kiosk key show\" on the terminal and"
                                                    + " enter what it prints, or give it with --entry."
                                            : " in this entry."));
            return Optional.empty();
        }
        return Optional.of(new Registered(house.get().id(), keys));
    }

    private List<String> keys(String file) throws IOException {
        byte[] bytes =
                file.equals(STANDARD_INPUT)
                        ? System.in.readNBytes(MOST_ENTRY)
                        : Files.readAllBytes(Path.of(file));
        List<String> keys = new ArrayList<>();
        try {
            JsonNode json = JsonMapper.shared().readTree(bytes);
            if (json.path("id").asString("").equals(id)) {
                for (JsonNode key : json.path("publicKeys")) {
                    keys.add(
                            new SiteKeys.Key(key.path("key").asString(""), Instant.EPOCH, null)
                                    .publicKey());
                }
            }
            return keys;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("this is no entry of a terminal", e);
        }
    }
}
