package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.Terminals;
import brussels.citedesmetiers.kiosk.config.Settings;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kiosk central enroll`, `revoke` and `rotate`: which terminals the centre knows.
final class CentralTerminals {
    private static final String ENTRY = "--entry";
    private static final String SITE = "--site";
    private static final String KIND = "--kind";
    private static final String AGAIN = "--again";
    private static final String STANDARD_INPUT = "-";
    private static final int MOST_ENTRY = 16 * 1024;

    private final CentralCommand.Opening opening;
    private final Invocation call;

    CentralTerminals(CentralCommand.Opening opening, Invocation call) {
        this.opening = opening;
        this.call = call;
    }

    /// What is registered of a terminal.
    private record Entry(String site, List<String> keys) {
        Entry {
            keys = List.copyOf(keys);
        }
    }

    void commands(CommandSpec central) {
        central.addSubcommand("enroll", enroll());
        central.addSubcommand(
                "revoke", byId(this::revoke, "Take nothing from a terminal any more."));
        central.addSubcommand(
                "rotate",
                byId(
                        this::rotate,
                        "Print a new token for a terminal; the old one is good for nothing from"
                                + " now on."));
    }

    private interface ById {
        int done(Centre centre, String id, ParseResult parsed) throws Exception;
    }

    private CommandSpec byId(ById work, String description) {
        CommandSpec[] own = new CommandSpec[1];
        own[0] =
                Main.command(() -> done(work, own[0].commandLine().getParseResult()), description)
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .type(String.class)
                                        .paramLabel("ID")
                                        .arity("1")
                                        .description("The terminal's id.")
                                        .build());
        return own[0];
    }

    private int done(ById work, ParseResult parsed) throws Exception {
        Optional<Centre> opened = opening.open(parsed);
        if (opened.isEmpty()) {
            return Main.FAULTS;
        }
        try (Centre centre = opened.get()) {
            return work.done(centre, parsed.matchedPositionalValue(0, ""), parsed);
        }
    }

    private CommandSpec enroll() {
        return byId(
                        this::enroll,
                        "Make a terminal known by its entry of site.json, and print its token,"
                                + " once.")
                .addOption(
                        text(
                                ENTRY,
                                "FILE",
                                "What \"kiosk key show\" printed there, or - for standard input;"
                                        + " else the entry in site.json of the configuration"
                                        + " folder."))
                .addOption(text(SITE, "SITE", "Its site, else the one of site.json."))
                .addOption(text(KIND, "KIND", "building or truck, else building."))
                .addOption(
                        OptionSpec.builder(AGAIN)
                                .type(boolean.class)
                                .arity("0")
                                .description(
                                        "Also if it is known already: a new token, and its new key"
                                                + " beside those it had.")
                                .build());
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private int enroll(Centre centre, String id, ParseResult parsed) throws Exception {
        String kind = parsed.matchedOptionValue(KIND, "building");
        if (!kind.equals("building") && !kind.equals("truck")) {
            return refuse("A terminal stands in a building or a truck.", Main.USAGE);
        }
        Optional<Terminals.Enrolled> known = centre.terminals().of(id);
        if (known.isPresent() && !parsed.matchedOptionValue(AGAIN, false)) {
            return refuse(id + " is known already; with --again it gets a new token.", Main.FAULTS);
        }
        Optional<Entry> entry = entry(id, parsed);
        if (entry.isEmpty()) {
            return Main.FAULTS;
        }
        String token =
                centre.terminals()
                        .enroll(
                                id,
                                parsed.matchedOptionValue(SITE, entry.get().site()),
                                TerminalKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                entry.get().keys());
        call.out().println(token);
        return Main.OK;
    }

    /// What is to be registered; empty if that cannot be, which was then said.
    private Optional<Entry> entry(String id, ParseResult parsed) throws IOException {
        Optional<SiteSettings> site = Settings.loadSite(call.config()).orSay(call.err());
        if (site.isEmpty()) {
            return Optional.empty();
        }
        String file = parsed.matchedOptionValue(ENTRY, "");
        List<String> keys =
                file.isEmpty()
                        ? site.get().terminal(id).stream()
                                .flatMap(t -> t.publicKeys().stream())
                                .map(SiteSettings.PublicKey::key)
                                .toList()
                        : keys(id, file);
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
        return Optional.of(new Entry(site.get().id(), keys));
    }

    private static List<String> keys(String id, String file) throws IOException {
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

    private int revoke(Centre centre, String id, ParseResult parsed) throws Exception {
        if (!centre.terminals().revoke(id)) {
            return refuse("There is no terminal " + id + ".", Main.FAULTS);
        }
        call.out().println(id + " is revoked; what it has sent stays.");
        return Main.OK;
    }

    private int rotate(Centre centre, String id, ParseResult parsed) throws Exception {
        Optional<String> token = centre.terminals().rotate(id);
        if (token.isEmpty()) {
            return refuse("There is no terminal " + id + ".", Main.FAULTS);
        }
        call.out().println(token.get());
        return Main.OK;
    }

    private int refuse(String sentence, int status) {
        call.err().println(sentence);
        return status;
    }
}
