package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.sync.BundleSource;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.BundleFile;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Installer.Consent;
import brussels.citedesmetiers.kiosk.update.Manifest;
import brussels.citedesmetiers.kiosk.update.Versions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Takes bundles on its own thread: those that staff choose from a stick, and those that centre or
/// hub have for this terminal. Nothing heavy is begun while a visit runs.
///
/// Any thread may call it; every method returns at once.
final class UpdateWatch implements AutoCloseable {
    private static final long LOOK_SECONDS = 10;
    private static final int MOST_FILES = 20;
    private static final int MOST_FOLDERS = 20;

    private final Installer installer;
    private final boolean takesAny;
    private final @Nullable Path stick;
    private final Quiet quiet = new Quiet();
    private final @Nullable UpdateDownload download;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("updates").daemon().unstarted(task));
    private final Map<Path, Known> known = new HashMap<>();
    private volatile Runnable told = () -> {};
    private volatile Runnable changed = () -> {};
    private volatile Runnable restart = () -> {};
    private boolean restarting;
    private volatile Shown shown =
            new Shown(Versions.SHIPPED, null, List.of(), List.of(), List.of(), false, null);

    /// A bundle on a stick.
    ///
    /// @param manifestOrNull null if it is none, or nobody who is trusted signed it
    /// @param refusedOrNull why it is not taken, or null if it would be
    record OnStick(
            Path file, @Nullable Manifest manifestOrNull, @Nullable BundleException refusedOrNull) {
        /// Whether staff may take it although it is older than what is in use.
        boolean isOlder() {
            return refusedOrNull != null && refusedOrNull.why() == BundleException.Why.OLDER;
        }
    }

    /// What staff see of updates.
    ///
    /// @param content the version in use
    /// @param aboutOrNull what that version is, null for the configuration's own
    /// @param others versions that staff can change to; [Versions#SHIPPED] for the configuration's
    ///   own
    /// @param programs the same of the program
    /// @param stick what lies on the stick
    /// @param working whether a bundle is being taken
    /// @param refusedOrNull why the last one was not taken, null if it was
    record Shown(
            int content,
            @Nullable Manifest aboutOrNull,
            List<Integer> others,
            List<Integer> programs,
            List<OnStick> stick,
            boolean working,
            @Nullable BundleException refusedOrNull) {
        Shown {
            others = List.copyOf(others);
            programs = List.copyOf(programs);
            stick = List.copyOf(stick);
        }
    }

    private record Known(long size, FileTime changed, OnStick found) {}

    /// @param stick where a stick appears, or null if none is looked for
    /// @param takesAny whether any key is trusted here
    /// @param data the data folder
    /// @param network connects to centre or hub, or null without either
    UpdateWatch(
            Installer installer,
            boolean takesAny,
            @Nullable Path stick,
            Path data,
            @Nullable Supplier<BundleSource> network) {
        this.installer = installer;
        this.download =
                network == null
                        ? null
                        : new UpdateDownload(
                                network, installer, quiet, this::takeFetched, this::refused, data);
        this.takesAny = takesAny;
        this.stick = stick;
    }

    /// Starts looking, if this terminal takes bundles at all.
    ///
    /// @param newTold called on any thread when staff may have to see something else
    /// @param newChanged called when other content is in use
    /// @param newRestart called when another program is in use
    void start(Runnable newTold, Runnable newChanged, Runnable newRestart) {
        restart = newRestart;
        told = newTold;
        changed = newChanged;
        inTurn(() -> show(List.of(), false, null));
        if (takesAny && stick != null) {
            var _ =
                    thread.scheduleWithFixedDelay(
                            () -> look(stick), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
        if (download != null) {
            download.start();
        }
    }

    /// Says whether somebody is in a visit now.
    void visiting(boolean somebody) {
        quiet.visiting(somebody);
    }

    /// What is waited for before anything heavy.
    Quiet quiet() {
        return quiet;
    }

    /// What staff see; empty while there is nothing to see.
    Optional<Shown> shown() {
        Shown now = shown;
        return takesAny || now.content() != Versions.SHIPPED ? Optional.of(now) : Optional.empty();
    }

    /// The code of what keeps bundles from being taken.
    Optional<String> fault() {
        return Optional.ofNullable(shown.refusedOrNull()).map(e -> "update-" + e.why().code());
    }

    private Shown now(List<OnStick> onStick, boolean working, @Nullable BundleException refused) {
        Versions content = content();
        int current = content.current();
        List<Integer> others = others(content);
        return new Shown(
                current,
                Updates.about(content, current).orElse(null),
                others,
                programs().map(UpdateWatch::others).orElse(List.of()),
                onStick,
                working,
                refused);
    }

    private static List<Integer> others(Versions versions) {
        int current = versions.current();
        List<Integer> others = new ArrayList<>(versions.present());
        others.remove(Integer.valueOf(current));
        if (current != Versions.SHIPPED) {
            others.add(Versions.SHIPPED);
        }
        return others;
    }

    private Versions content() {
        return installer.versions(BundleKind.CONTENT).orElseThrow();
    }

    private void show(List<OnStick> onStick, boolean working, @Nullable BundleException refused) {
        Shown before = shown;
        Shown after = now(onStick, working, refused);
        if (!after.equals(before)) {
            shown = after;
            told.run();
        }
    }

    /// Looks once for bundles on the stick.
    void look(Path place) {
        try {
            show(found(place), shown.working(), shown.refusedOrNull());
        } catch (IOException | RuntimeException e) {
            Logger.warn(e, "The stick at {} cannot be read", place);
            show(List.of(), shown.working(), shown.refusedOrNull());
        }
    }

    private List<OnStick> found(Path place) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(place));
        folders.addAll(below(place));
        List<OnStick> found = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : bundles(folder)) {
                found.add(known(file));
            }
        }
        known.keySet().retainAll(found.stream().map(OnStick::file).toList());
        return found;
    }

    private static List<Path> below(Path place) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(
                        place, each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))) {
            for (Path each : all) {
                if (folders.size() < MOST_FOLDERS) {
                    folders.add(each);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            Logger.trace(e, "No stick");
        }
        folders.sort(null);
        return folders;
    }

    private static List<Path> bundles(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, "*" + BundleFile.SUFFIX)) {
            for (Path each : all) {
                if (files.size() < MOST_FILES
                        && Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(each);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            Logger.trace(e, "No stick");
        }
        files.sort(null);
        return files;
    }

    /// One file that cannot be read hides no other.
    private OnStick known(Path file) {
        try {
            return remembered(file);
        } catch (IOException e) {
            Logger.warn(e, "{} cannot be read", file);
            return new OnStick(file, null, BundleException.of(e));
        }
    }

    private OnStick remembered(Path file) throws IOException {
        long size = Files.size(file);
        FileTime time = Files.getLastModifiedTime(file);
        Known before = known.get(file);
        if (before != null && before.size() == size && before.changed().equals(time)) {
            return before.found();
        }
        OnStick found = examined(file);
        known.put(file, new Known(size, time, found));
        return found;
    }

    private OnStick examined(Path file) throws IOException {
        try {
            return new OnStick(file, installer.examine(file, Consent.CHOSEN), null);
        } catch (BundleException e) {
            if (e.why() != BundleException.Why.OLDER) {
                return new OnStick(file, null, e);
            }
            try {
                return new OnStick(file, installer.examine(file, Consent.EVEN_OLDER), e);
            } catch (BundleException same) {
                return new OnStick(file, null, same);
            }
        }
    }

    /// What staff tap for a bundle: its way from the folder of the sticks, since two may have the
    /// same name.
    String nameOf(Path file) {
        return stick == null ? file.toString() : stick.relativize(file).toString();
    }

    /// Staff take the bundle of this name from the stick.
    void takeFromStick(String name) {
        inTurn(
                () -> {
                    Optional<OnStick> chosen =
                            shown.stick().stream()
                                    .filter(each -> nameOf(each.file()).equals(name))
                                    .findFirst();
                    if (chosen.isPresent()) {
                        Consent consent =
                                chosen.get().isOlder() ? Consent.EVEN_OLDER : Consent.CHOSEN;
                        show(shown.stick(), true, shown.refusedOrNull());
                        whenQuiet(
                                () -> {
                                    var _ = take(chosen.get().file(), consent);
                                });
                    }
                });
    }

    /// In turn, once nobody is in a visit. Until then what staff do and look at goes on.
    private void whenQuiet(Runnable work) {
        Thread.ofVirtual()
                .name("updates wait")
                .start(
                        () -> {
                            try {
                                quiet.await();
                                inTurn(work);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void refused(BundleException why) {
        inTurn(() -> show(shown.stick(), shown.working(), why));
    }

    /// Takes what was fetched, in turn with what staff do.
    private void takeFetched(Path bundle) throws BundleException, InterruptedException {
        try {
            inTurn(() -> show(shown.stick(), true, shown.refusedOrNull()));
            quiet.await();
            Optional<BundleException> refused =
                    thread.submit(() -> Optional.ofNullable(take(bundle, Consent.NONE))).get();
            if (refused.isPresent()) {
                throw refused.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bundle could not be taken", e.getCause());
        }
    }

    /// Takes a bundle. On the thread of updates only, which is not kept from its other work by
    /// waiting until nobody is in a visit: who asks for it has waited.
    ///
    /// @return why it was not taken, or null if it was
    private @Nullable BundleException take(Path bundle, Consent consent) {
        BundleException refused = shown.refusedOrNull();
        show(shown.stick(), true, refused);
        try {
            if (restarting) {
                // The program that runs may lie in a folder that would be cleared away.
                throw BundleException.busy();
            }
            Manifest taken = installer.take(bundle, consent);
            Logger.info("{} {} was taken", taken.kind().id(), taken.version());
            refused = null;
            restarting = taken.kind() == BundleKind.PROGRAM;
            (restarting ? restart : changed).run();
        } catch (BundleException e) {
            Logger.warn("A bundle was not taken: {}", e.getMessage());
            refused = e;
        } catch (IOException e) {
            Logger.error(e, "The bundle {} could not be read or written", bundle);
            refused = BundleException.of(e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            // Without an answer the panel would wait for ever.
            Logger.error(e, "The bundle {} could not be taken", bundle);
            refused = BundleException.of(new IOException(e));
        }
        known.clear();
        show(shown.stick(), false, refused);
        if (stick != null) {
            look(stick);
        }
        return refused;
    }

    /// Staff change to another version of the content that is here.
    void useContent(int version) {
        inTurn(
                () -> {
                    try {
                        content().use(version, true);
                        changed.run();
                    } catch (IOException e) {
                        Logger.error(e, "Content {} could not be taken into use", version);
                    }
                    known.clear();
                    show(shown.stick(), shown.working(), null);
                });
    }

    /// Staff change to another version of the program that is here.
    void useProgram(int version) {
        inTurn(
                () -> {
                    try {
                        Versions programs = programs().orElseThrow();
                        if (version == Versions.SHIPPED) {
                            programs.use(version, true);
                        } else {
                            programs.tryOut(version, true);
                        }
                        restarting = true;
                        restart.run();
                    } catch (IOException e) {
                        Logger.error(e, "Program {} could not be taken into use", version);
                    }
                    show(shown.stick(), shown.working(), null);
                });
    }

    private Optional<Versions> programs() {
        return installer.versions(BundleKind.PROGRAM);
    }

    private void inTurn(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            Logger.debug(e, "The terminal is closing");
        }
    }

    @Override
    public void close() {
        if (download != null) {
            download.close();
        }
        thread.shutdownNow();
    }
}
