package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentreException;
import brussels.citedesmetiers.kiosk.central.CentreStore;
import brussels.citedesmetiers.kiosk.central.Codes;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.report.ReportSettings;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The centre's folder: its key, its certificate and, unless it is elsewhere, its database.
///
/// @param folder created if necessary
/// @param database a JDBC address, or null for Derby in the folder
record CentreFolder(Path folder, @Nullable String database) {
    /// Where it is by default.
    static final String USUAL = "centre-data";

    /// What the centre keeps, opened.
    CentreStore store() throws IOException, CentreException {
        PrivateFolder.create(folder);
        return CentreStore.open(folder, database);
    }

    /// The centre's key, created if there is none.
    TerminalKey key() throws IOException, KeyFileException, CentreException {
        if (database == null) {
            PrivateFolder.create(folder);
            return ownKey();
        }
        try (CentreStore store = store()) {
            return key(store);
        }
    }

    private TerminalKey ownKey() throws KeyFileException {
        return KeyFile.loadOrCreate(folder.resolve(CentreStore.KEY));
    }

    private TerminalKey key(CentreStore store)
            throws IOException, KeyFileException, CentreException {
        if (!store.shared()) {
            return ownKey();
        }
        boolean here = Files.exists(folder.resolve(CentreStore.KEY), LinkOption.NOFOLLOW_LINKS);
        String own = here ? ownKey().pem() : null;
        try {
            return TerminalKey.parse(store.key(own, () -> TerminalKey.generate().pem()));
        } catch (InvalidKeySpecException e) {
            throw new IOException("the centre's key in the database is damaged", e);
        }
    }

    /// Opens the centre.
    Centre open(Codes codes) throws IOException, KeyFileException, CentreException {
        return centre(store(), codes);
    }

    /// Opens the centre on what is kept, which it closes; so does a failure.
    Centre centre(CentreStore store, Codes codes)
            throws IOException, KeyFileException, CentreException {
        try {
            TerminalKey key = key(store);
            return store.centre(
                    new Centre.Authority(
                            codes, key::sign, CentreFolder::signed, InstantSource.system()));
        } catch (IOException | KeyFileException | CentreException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static boolean signed(String publicKey, byte[] message, byte[] signature) {
        return new SiteKeys.Key(publicKey, Instant.EPOCH, null).signed(message, signature);
    }

    /// The closed lists of these settings and this content.
    static Codes codes(CountSettings settings, Content content) {
        Map<String, List<Dimension>> measures =
                settings.measures().stream()
                        .map(CountSettings.Entry::inBuilding)
                        .collect(Collectors.toMap(Measure::id, Measure::dimensions));
        Map<Dimension, Set<String>> values = new HashMap<>();
        Arrays.stream(Dimension.values()).forEach(d -> values.put(d, values(d, settings, content)));
        return new Codes(measures, values);
    }

    private static Set<String> values(
            Dimension dimension, CountSettings settings, Content content) {
        return switch (dimension) {
            case THEME ->
                    Stream.concat(
                                    content.themes().stream().map(theme -> theme.id()),
                                    content.house().stream()
                                            .flatMap(house -> house.services().stream())
                                            .map(service -> service.letter()))
                            .collect(Collectors.toSet());
            case LANGUAGE ->
                    content.languages().stream()
                            .map(language -> language.code())
                            .collect(Collectors.toSet());
            case RECOMMENDATION -> withNone(content.recommendations().keySet());
            case TRADE ->
                    withNone(
                            content.trades().trades().stream()
                                    .map(trade -> trade.id())
                                    .collect(Collectors.toSet()));
            case QUESTION -> withNone(questions(content));
            case STOP ->
                    withNone(
                            settings.stops().stream()
                                    .map(CountSettings.Stop::id)
                                    .collect(Collectors.toSet()));
            case HOUR, OUTCOME, CHANNEL, FEEDBACK, COMMUNE, GENDER, AGE ->
                    Set.copyOf(ClosedLists.of(dimension).orElseThrow());
        };
    }

    private static Set<String> questions(Content content) {
        Set<String> ids = new HashSet<>();
        content.questionnaires().values().stream()
                .map(Questionnaire::questions)
                .flatMap(List::stream)
                .map(Question::id)
                .forEach(ids::add);
        content.about().stream().map(Question::id).forEach(ids::add);
        return ids;
    }

    private static Set<String> withNone(Set<String> ids) {
        Set<String> more = new HashSet<>(ids);
        more.add(Dimension.NONE);
        return more;
    }

    /// What reports need from the settings.
    static ReportSettings reportSettings(CountSettings counts, SiteSettings house) {
        return new ReportSettings(
                counts.measures(TerminalKind.BUILDING),
                counts.measures(TerminalKind.TRUCK),
                counts.stops().stream()
                        .collect(
                                Collectors.toMap(CountSettings.Stop::id, CountSettings.Stop::name)),
                Map.of(house.id(), house.name()),
                house.zone());
    }
}
