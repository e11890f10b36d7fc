package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.clock.MachineZone;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings of the configuration folder: who this terminal is, and the site it belongs to.
public record Settings(TerminalSettings terminal, SiteSettings site) {
    private static final String TERMINAL_FILE = "terminal.json";
    private static final String SITE_FILE = "site.json";

    /// The letter of a terminal in ticket codes.
    static final TextForm LETTER = TextForm.matching("[A-Z]", "one letter from A to Z is needed");

    /// Reads `terminal.json` and `site.json` and holds them against each other. Every problem of
    /// both is reported.
    ///
    /// May be called on any thread that may block; writes nothing.
    public static LoadResult<Settings> load(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<Json> terminalFile = JsonFile.read(config, TERMINAL_FILE, faults);
        Optional<TerminalSettings> terminal =
                terminalFile.flatMap(json -> json.as(new TerminalReader(config)::terminal));
        Optional<SiteSettings> site = site(config, faults);
        if (faults.isEmpty() && terminal.isPresent() && site.isPresent()) {
            Settings settings = new Settings(terminal.get(), site.get());
            terminalFile.ifPresent(settings::checkTogether);
            if (faults.isEmpty()) {
                return new LoadResult.Loaded<>(settings);
            }
        }
        return LoadResult.refused(config, faults);
    }

    /// Reads `terminal.json` alone, for what must work before the site knows the terminal.
    public static LoadResult<TerminalSettings> loadTerminal(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<TerminalSettings> terminal =
                JsonFile.read(config, TERMINAL_FILE, faults)
                        .flatMap(json -> json.as(new TerminalReader(config)::terminal));
        return terminal.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(terminal.get())
                : LoadResult.refused(config, faults);
    }

    /// Reads `site.json` alone, for the centre, which is no terminal.
    public static LoadResult<SiteSettings> loadSite(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<SiteSettings> site = site(config, faults);
        return site.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(site.get())
                : LoadResult.refused(config, faults);
    }

    private static Optional<SiteSettings> site(Path config, List<Fault> faults) {
        return JsonFile.read(config, SITE_FILE, faults)
                .flatMap(json -> json.as(file -> SiteReader.site(file, () -> deskZone(config))));
    }

    /// The site's time zone, for what is asked while the site's other settings may have faults:
    /// that of `site.json`, else of `desk.json`, where it stood before, else the machine's.
    public static ZoneId zone(Path config) {
        return site(config, new ArrayList<>())
                .map(SiteSettings::zone)
                .orElseGet(() -> deskZone(config));
    }

    private static ZoneId deskZone(Path config) {
        return JsonFile.read(config, DeskSettings.FILE, new ArrayList<>())
                .filter(json -> json.has("zone"))
                .flatMap(SiteReader::zone)
                .orElseGet(MachineZone::get);
    }

    /// The languages `terminal.json` offers that the content does not speak.
    public List<Fault> faultsWith(List<Language> spoken) {
        List<String> codes = spoken.stream().map(Language::code).toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < terminal.languages().size(); i++) {
            String code = terminal.languages().get(i);
            if (!codes.contains(code)) {
                faults.add(
                        new Fault(
                                TERMINAL_FILE,
                                "/languages/" + i,
                                code,
                                "a language of the folder languages is needed"));
            }
        }
        return faults;
    }

    private void checkTogether(Json terminalFile) {
        if (!terminal.site().equals(site.id())) {
            terminalFile.fault("site", "the id of site.json, " + site.id() + ", is needed");
            return;
        }
        Optional<SiteSettings.Terminal> entry = site.terminal(terminal.id());
        if (entry.isEmpty()) {
            terminalFile.fault("id", "site.json needs an entry for this terminal");
        } else if (entry.get().letter() != terminal.letter()) {
            terminalFile.fault("letter", "site.json gives it the letter " + entry.get().letter());
        }
        if (terminal.hub() instanceof TerminalSettings.Hub.Elsewhere && site.hub().isEmpty()) {
            terminalFile.fault(
                    "hub",
                    "site.json must say which terminal is the hub: its hubFingerprint is needed");
        }
    }

    /// The letter of a text that was read as [#LETTER]; `A` stands in for a wrong one.
    static char letter(String text) {
        return text.isEmpty() ? 'A' : text.charAt(0);
    }
}
