package brussels.citedesmetiers.kiosk.editing;

import brussels.citedesmetiers.kiosk.config.ConfigCheck;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All texts of a house in one language beside the French ones, as a table to translate in: one row
/// a text, with its state and who has read it. A table that comes back is tried on a copy of the
/// configuration folder first, by the whole check; only if nothing new is wrong is it taken over.
public final class TextTable {
    private static final int NAME = 0;
    private static final int SOURCE = 1;
    private static final int TARGET = 2;
    private static final int READER = 4;

    private final Path config;
    private final String language;
    private final HouseTexts texts;
    private final Translations translations;

    /// @param language code of the language to translate into
    public TextTable(Path config, String language) throws IOException, EditingException {
        this.config = config;
        this.language = language;
        if (language.equals(HouseTexts.SOURCE)) {
            throw new EditingException("French is what the others are translated from.");
        }
        if (!language.matches("[A-Za-z-]{2,11}")
                || !Files.exists(config.resolve("languages/" + language + ".json"))) {
            throw new EditingException(
                    "There is no languages/" + language + ".json: make it first, see README.md.");
        }
        this.texts = new HouseTexts(config, language);
        this.translations = new Translations(config, language);
    }

    private List<String> head() {
        return List.of("text", HouseTexts.SOURCE, language, "state", "read by");
    }

    /// The table: what is missing says `missing`, what has another wording in French since it was
    /// translated `changed`.
    public Sheet sheet() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(head());
        for (HouseTexts.Item item : texts.items()) {
            rows.add(
                    List.of(
                            item.name(),
                            item.source(),
                            item.translated(),
                            state(item),
                            translations.reader(item.name())));
        }
        return new Sheet(rows);
    }

    private String state(HouseTexts.Item item) {
        if (item.target() == null) {
            return "missing";
        }
        return translations.isOutdated(item.name(), item.source()) ? "changed" : "";
    }

    /// What came of a table.
    ///
    /// @param faults what does not fit, each with its place; then nothing was changed
    /// @param changed how many texts are others now
    /// @param read how many have a reader that they had not
    public record Imported(List<String> faults, int changed, int read) {
        public Imported {
            faults = List.copyOf(faults);
        }
    }

    private record Row(HouseTexts.Item item, int number, String target, String reader) {}

    /// Takes a table over, or nothing of it.
    ///
    /// @param name of its file, for what is said
    /// @param fit measures texts in their places
    public Imported take(String name, Sheet sheet, Function<List<Language>, TextFit> fit)
            throws IOException {
        List<String> faults = new ArrayList<>();
        List<Row> rows = rows(name, sheet, faults);
        if (!faults.isEmpty()) {
            return new Imported(faults, 0, 0);
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        int changed = 0;
        int read = 0;
        Map<String, Row> places = new HashMap<>();
        for (Row row : rows) {
            HouseTexts.Item item = row.item();
            if (!row.target().isEmpty() && !row.target().equals(item.translated().strip())) {
                texts.put(item, row.target());
                places.put(item.file() + item.pointer(), row);
                files.put(item.file(), new byte[0]);
                translations.made(item.name(), item.source(), row.reader());
                changed++;
            } else if (!row.reader().equals(translations.reader(item.name()))) {
                translations.made(item.name(), item.source(), row.reader());
                read++;
            }
        }
        for (String file : List.copyOf(files.keySet())) {
            files.put(file, texts.changed(file));
        }
        faults.addAll(faultsWith(name, files, places, fit));
        if (faults.isEmpty()) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Durable.onDisk()
                        .write(config.resolve(file.getKey()).toAbsolutePath(), file.getValue());
            }
            Files.createDirectories(config.resolve("translations"));
            Durable.onDisk().write(translations.file().toAbsolutePath(), translations.written());
            return new Imported(List.of(), changed, read);
        }
        return new Imported(faults, 0, 0);
    }

    private List<Row> rows(String name, Sheet sheet, List<String> faults) {
        List<Row> rows = new ArrayList<>();
        List<String> head = sheet.rows().isEmpty() ? List.of() : sheet.rows().getFirst();
        if (head.size() <= READER || !head.subList(0, READER + 1).equals(head())) {
            faults.add(
                    name
                            + ": row 1: the columns "
                            + String.join(", ", head())
                            + " are needed, as kiosk content texts export writes them.");
            return rows;
        }
        Map<String, HouseTexts.Item> items =
                texts.items().stream()
                        .collect(Collectors.toMap(HouseTexts.Item::name, item -> item));
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < sheet.rows().size(); i++) {
            String text = sheet.cell(i, NAME);
            HouseTexts.Item item = items.get(text);
            if (text.isEmpty()) {
                continue;
            }
            String target = sheet.cell(i, TARGET).strip();
            String reader = sheet.cell(i, READER).strip();
            if (item == null) {
                faults.add(place(name, i, NAME) + text + ": there is no such text.");
            } else if (!seen.add(text)) {
                faults.add(place(name, i, NAME) + text + ": it stands in this table already.");
            } else if (!sheet.cell(i, SOURCE).equals(item.source())) {
                faults.add(
                        place(name, i, SOURCE)
                                + "the text was \""
                                + sheet.cell(i, SOURCE)
                                + "\" and is \""
                                + item.source()
                                + "\" now: export again.");
            } else {
                rows.add(new Row(item, i, target, reader));
            }
        }
        return rows;
    }

    private static String place(String name, int row, int column) {
        return name + ": " + Sheet.place(row, column) + ": ";
    }

    /// What the check says against the folder with the new texts, and did not say before.
    private List<String> faultsWith(
            String name,
            Map<String, byte[]> files,
            Map<String, Row> places,
            Function<List<Language>, TextFit> fit)
            throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        Set<String> before = new HashSet<>();
        ConfigCheck.of(config, List.of(language), fit)
                .faults()
                .forEach(fault -> before.add(fault.toString()));
        Path copy = Files.createTempDirectory("kiosk-texts");
        try {
            copyTo(copy);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(copy.resolve(file.getKey()), file.getValue());
            }
            return ConfigCheck.of(copy, List.of(language), fit).faults().stream()
                    .filter(fault -> !before.contains(fault.toString()))
                    .map(fault -> said(name, fault, places))
                    .toList();
        } finally {
            delete(copy);
        }
    }

    private static String said(String name, Fault fault, Map<String, Row> places) {
        Row row = places.get(fault.file() + fault.pointer());
        return row == null
                ? fault.line()
                : place(name, row.number(), TARGET)
                        + row.item().name()
                        + ": "
                        + fault.value()
                        + ": "
                        + fault.message();
    }

    private void copyTo(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(config)) {
            for (Path path : all.filter(p -> p.toString().endsWith(".json")).toList()) {
                Path to = copy.resolve(config.relativize(path).toString());
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(path, to);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(
                            path -> {
                                try {
                                    Files.delete(path);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
