package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Lets content onto the screen only after the full check that `kiosk check` does. The check takes
/// seconds on a small board, so its result is stored in the data folder with a fingerprint of the
/// files: nothing is checked again as long as neither the files nor the program change.
///
/// The stored result may be lost or damaged at any time: then the check runs again. Any thread that
/// may block, one at a time.
public final class ContentGuard {
    private static final String FILE = "checked";
    private static final String SOUND = "sound";
    private static final String LACKS_TEXTS = "sound, but some texts are the program's";
    private static final String REFUSED = "refused ";

    /// Changes daily by itself, and nothing of it is in the content.
    private static final Set<String> UNCHECKED = Set.of(AgendaJson.FILE);

    private static final List<String> FOLDERS = List.of("", "content", "languages");

    private final Path config;
    private final Supplier<Path> place;
    private final Path file;
    private final String program;

    /// @param data the terminal's data folder
    /// @param program the program's version: another version may check differently
    public ContentGuard(Path config, Path data, String program) {
        this(config, () -> config, data, program);
    }

    /// For content that lies elsewhere than the other settings.
    ///
    /// @param place the folder with `content` and `languages`, which may change
    public ContentGuard(Path config, Supplier<Path> place, Path data, String program) {
        this.config = config;
        this.place = place;
        this.file = data.resolve("content").resolve(FILE);
        this.program = program;
    }

    /// What is known about the current files.
    public sealed interface Verdict {
        /// They were checked and are sound.
        ///
        /// @param lacksTexts whether texts of this program stand in for some that they do not have
        record Sound(boolean lacksTexts) implements Verdict {}

        /// They were checked and must not be shown.
        ///
        /// @param faults how many there are and in which file the first is, for staff
        record Refused(String faults) implements Verdict {}

        /// Nobody has checked them yet.
        record Unknown() implements Verdict {}
    }

    /// A fingerprint of the files that detects accidental changes: names, lengths and checksums.
    public record Print(String text) {}

    /// The fingerprint of the current files.
    public Print print() throws IOException {
        StringBuilder text = new StringBuilder(program).append('\n');
        Path content = place.get();
        for (String folder : FOLDERS) {
            Path from = (folder.isEmpty() ? config : content).resolve(folder);
            for (String name : names(from)) {
                if (UNCHECKED.contains(name)) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(from.resolve(name));
                CRC32C sum = new CRC32C();
                sum.update(bytes);
                text.append(folder).append('/').append(name).append(' ');
                text.append(bytes.length).append(' ');
                text.append(HexFormat.of().toHexDigits(sum.getValue(), 8)).append('\n');
            }
        }
        return new Print(text.toString());
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            files.forEach(path -> names.add(String.valueOf(path.getFileName())));
            // Read apart from the rest, and changed without another check of it.
            names.remove(KeptContent.APART);
        } catch (NoSuchFileException e) {
            Logger.debug(e, "There is no folder {}", folder);
        }
        names.sort(null);
        return names;
    }

    /// The result of an earlier check of these files.
    public Verdict remembered(Print print) {
        if (!Files.isRegularFile(file)) {
            return new Verdict.Unknown();
        }
        try {
            String[] parts = Files.readString(file).split("\n", 2);
            if (parts.length < 2 || !parts[1].equals(print.text())) {
                return new Verdict.Unknown();
            }
            if (parts[0].equals(SOUND) || parts[0].equals(LACKS_TEXTS)) {
                return new Verdict.Sound(parts[0].equals(LACKS_TEXTS));
            }
            return parts[0].startsWith(REFUSED)
                    ? new Verdict.Refused(parts[0].substring(REFUSED.length()))
                    : new Verdict.Unknown();
        } catch (NoSuchFileException e) {
            return new Verdict.Unknown();
        } catch (IOException e) {
            Logger.warn(e, "What was checked before cannot be read; it is checked again");
            return new Verdict.Unknown();
        }
    }

    /// What a check found.
    ///
    /// @param contentOrNull what may be shown, null if it must not or was not read
    public record Checked(Verdict verdict, @Nullable Content contentOrNull) {}

    /// Checks the files and stores the result, if they are still the same afterwards.
    ///
    /// @param fit measures texts in their places, in these languages
    public Checked check(Print print, Function<List<Language>, TextFit> fit) throws IOException {
        ConfigCheck.Checked checked = ConfigCheck.of(config, place.get(), fit);
        List<Fault> faults = checked.faults().stream().filter(ContentGuard::onScreen).toList();
        if (!print.equals(print())) {
            return new Checked(new Verdict.Unknown(), null);
        }
        ContentLoader.Read read = checked.contentOrNull();
        if (faults.isEmpty() && read != null) {
            remember(read.lacksTexts() ? LACKS_TEXTS : SOUND, print);
            return new Checked(
                    new Verdict.Sound(read.lacksTexts()), read.draft().content(read.digest()));
        }
        faults.stream().limit(20).forEach(f -> Logger.error("{}", f.line()));
        String summary = summary(faults);
        remember(REFUSED + summary, print);
        return new Checked(new Verdict.Refused(summary), null);
    }

    /// Everything that keeps content from being shown that is not in use yet. A result without
    /// faults is stored, so that it is not checked again once it is.
    ///
    /// @param fit measures texts in their places, in these languages
    public List<Fault> faultsBeforeUse(Function<List<Language>, TextFit> fit) throws IOException {
        Print print = print();
        ConfigCheck.Checked checked = ConfigCheck.of(config, place.get(), fit);
        List<Fault> faults = checked.faults().stream().filter(ContentGuard::onScreen).toList();
        if (faults.isEmpty() && checked.contentOrNull() != null) {
            remember(SOUND, print);
        }
        return faults;
    }

    /// How many faults there are, and where to look first.
    public static String summary(List<Fault> faults) {
        return faults.size()
                + " × kiosk check: "
                + faults.stream().map(Fault::file).findFirst().orElse("content");
    }

    /// Whether a fault concerns what visitors cannot do without. Desks and counts can carry on
    /// without a sound file, and a visit without trades.
    private static boolean onScreen(Fault fault) {
        return (fault.file().startsWith("content") && !fault.file().equals(ContentFile.TRADES))
                || fault.file().startsWith("languages")
                || (fault.file().equals("terminal.json")
                        && fault.pointer().startsWith("/languages/"));
    }

    private void remember(String verdict, Print print) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFolder.create(folder);
            }
            Durable.onDisk().writePrivate(file, verdict + "\n" + print.text());
        } catch (IOException e) {
            Logger.warn(e, "What was checked could not be remembered; it is checked again");
        }
    }
}
