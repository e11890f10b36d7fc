package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// The versions of one kind that are here, each in a folder named by its number, and which of them
/// is in use: the one that the link `current` leads to. Without that link it is what the terminal
/// was set up with, version 0.
///
/// **Crash.** A version is there whole or not at all ([Durable#place]), and the link leads to the
/// old one or to the new one ([Durable#point]). An unfinished folder is deleted before the next is
/// begun.
///
/// Any thread that may block, one writer at a time.
public final class Versions {
    /// What the terminal was set up with.
    public static final int SHIPPED = 0;

    /// The file of programs that counts the starts of one which has not come up yet: its version,
    /// how often it was started, and the version that served before it. The program that serves
    /// deletes it; after three starts the launcher goes back to that version.
    public static final String STARTS = "starts";

    private static final String CURRENT = "current";
    private static final String LEFT = "left";
    private static final String UNFINISHED = "unfinished";
    private static final int STARTS_WORDS = 3;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,7}");

    private final Path folder;
    private final DiskSteps disk;
    private final Durable durable;

    /// @param folder made with the first version
    /// @param disk where tests make a step fail
    public Versions(Path folder, DiskSteps disk) {
        this.folder = folder;
        this.disk = disk;
        this.durable = new Durable(disk);
    }

    /// The version in use; [#SHIPPED] without one.
    public int current() {
        try {
            Path target = Files.readSymbolicLink(folder.resolve(CURRENT));
            int version = number(target.toString());
            if (version > 0 && Files.isDirectory(folder.resolve(target))) {
                return version;
            }
            Logger.error("{} leads to {}, which is not there", folder.resolve(CURRENT), target);
        } catch (NoSuchFileException e) {
            return SHIPPED;
        } catch (IOException e) {
            Logger.error(e, "Which version is in use cannot be read in {}", folder);
        }
        return SHIPPED;
    }

    /// The latest version that somebody went back from; no way but a person's hand brings it, or an
    /// older one, again. 0 without one.
    public int left() {
        try {
            return number(Files.readString(folder.resolve(LEFT)).strip());
        } catch (NoSuchFileException e) {
            return SHIPPED;
        } catch (IOException e) {
            Logger.warn(e, "Which version was given up cannot be read in {}", folder);
            return SHIPPED;
        }
    }

    /// Every complete version, the latest first.
    public List<Integer> present() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .map(each -> number(String.valueOf(each.getFileName())))
                    .filter(number -> number > 0)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            Logger.error(e, "The versions in {} cannot be listed", folder);
            return List.of();
        }
    }

    private static int number(String name) {
        return NUMBER.matcher(name).matches() ? Integer.parseInt(name) : SHIPPED;
    }

    /// Where they all lie.
    Path folder() {
        return folder;
    }

    /// Where a version lies.
    public Path place(int version) {
        return folder.resolve(Integer.toString(version));
    }

    /// What a version that is here says about itself; empty if that cannot be read.
    public Optional<Manifest> manifest(int version) {
        try {
            return Optional.of(
                    ManifestJson.read(
                            Files.readAllBytes(place(version).resolve(BundleWriter.MANIFEST))));
        } catch (IOException | IllegalArgumentException e) {
            Logger.error(e, "What version {} in {} is cannot be read", version, folder);
            return Optional.empty();
        }
    }

    /// An empty folder to unpack into. What was unfinished before is deleted.
    Path begin() throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(UNFINISHED);
        disk.deleteTree(unfinished);
        return Files.createDirectory(unfinished);
    }

    /// Deletes every version but the one in use and these two.
    void keepOnly(int before, int other) {
        int current = current();
        for (int old : present()) {
            if (old != current && old != before && old != other) {
                try {
                    disk.deleteTree(place(old));
                } catch (IOException e) {
                    Logger.warn(e, "Version {} in {} could not be deleted", old, folder);
                }
            }
        }
    }

    /// Deletes what was begun.
    void giveUp() throws IOException {
        disk.deleteTree(folder.resolve(UNFINISHED));
    }

    /// Makes what was begun a version that can be used, in place of one of that number.
    ///
    /// @param version not the one in use
    void finish(int version) throws IOException {
        Path place = place(version);
        disk.deleteTree(place);
        durable.place(folder.resolve(UNFINISHED), place);
        disk.forceFolder(folder.toAbsolutePath().resolveSibling(""));
    }

    /// The version of the program that served before the one on trial, and that runs until the next
    /// start; empty while none is on trial.
    OptionalInt fallback() {
        try {
            String[] words = Files.readString(folder.resolve(STARTS)).strip().split(" ", -1);
            if (words.length == STARTS_WORDS) {
                return words[2].equals(Integer.toString(SHIPPED)) || number(words[2]) != SHIPPED
                        ? OptionalInt.of(number(words[2]))
                        : OptionalInt.empty();
            }
        } catch (NoSuchFileException e) {
            Logger.trace(e, "No version is on trial in {}", folder);
        } catch (IOException e) {
            Logger.warn(e, "Which version served before cannot be read in {}", folder);
        }
        return OptionalInt.empty();
    }

    /// Whether the version in use is on trial: of the program, one that has not come up yet.
    boolean isTriedOut() {
        return Files.exists(folder.resolve(STARTS));
    }

    /// Uses a version of the program from its next start on, and has its starts counted until it
    /// serves. One that served before the one on trial is used without that.
    ///
    /// @param version one that is here, not [#SHIPPED]
    /// @param givenUp whether the one in use until now is not to come back by itself
    public void tryOut(int version, boolean givenUp) throws IOException {
        int before = fallback().orElse(current());
        if (version == before) {
            use(version, givenUp);
            durable.delete(folder.resolve(STARTS));
            return;
        }
        String line = version + " 0 " + before + "\n";
        durable.write(folder.resolve(STARTS), line.getBytes(StandardCharsets.US_ASCII));
        use(version, givenUp);
    }

    /// Uses a version from now on.
    ///
    /// @param version one that is here, or [#SHIPPED]
    /// @param givenUp whether the one in use until now is not to come back by itself
    /// @throws NoSuchFileException if it is not here
    public void use(int version, boolean givenUp) throws IOException {
        int before = current();
        if (version != SHIPPED && !Files.isDirectory(place(version))) {
            throw new NoSuchFileException(place(version).toString());
        }
        if (version == before) {
            return;
        }
        if (givenUp && version < before) {
            String number = Integer.toString(Math.max(before, left()));
            durable.write(folder.resolve(LEFT), number.getBytes(StandardCharsets.US_ASCII));
        }
        Path link = folder.resolve(CURRENT);
        if (version == SHIPPED) {
            durable.delete(link);
        } else {
            durable.point(link, Integer.toString(version));
        }
        Logger.info("Version {} of {} is in use now, {} before", version, folder, before);
    }
}
