package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.robot.QuickTaps.Seen;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Remembers what a visitor said, and looks for traces where there must be none: in the state and
/// the scene once the visit has ended, and in the files, where they must never be.
///
/// Answers are recognised by their text. Text that is on the welcome screen anyway proves nothing,
/// and text shorter than [#TELLING] may occur in any file by chance.
final class LeftOvers {
    /// Letters.
    private static final int TELLING = 8;

    private static final List<Charset> WRITINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private final Content content;
    private final VisitMachine machine;
    private final Set<String> innocent;
    private final Set<String> said = new HashSet<>();
    private final Set<String> unsearched = new HashSet<>();
    private Optional<Ticket> ticket = Optional.empty();

    /// @param fresh the welcome screen before the first visitor
    LeftOvers(Content content, VisitMachine machine, Seen fresh) {
        this.content = content;
        this.machine = machine;
        this.innocent = Set.copyOf(fresh.texts());
    }

    /// Remembers what the visitor has said so far.
    void remember(Visit visit) {
        visit.themeId()
                .ifPresent(
                        theme ->
                                visit.answers()
                                        .byQuestion()
                                        .forEach(
                                                (question, choices) ->
                                                        machine.questionnaire(theme)
                                                                .question(question)
                                                                .ifPresent(
                                                                        asked ->
                                                                                remember(
                                                                                        visit,
                                                                                        asked,
                                                                                        choices))));
        for (Map.Entry<String, String> given : visit.about().entrySet()) {
            content.about().stream()
                    .filter(q -> q.id().equals(given.getKey()))
                    .findAny()
                    .ifPresent(asked -> remember(visit, asked, List.of(given.getValue())));
        }
        ticket = visit.issued().or(() -> ticket);
    }

    private void remember(Visit visit, Question question, List<String> choices) {
        for (String id : choices) {
            question.choice(id)
                    .map(choice -> choice.text().in(visit.language()))
                    .filter(words -> !innocent.contains(words))
                    .ifPresent(said::add);
        }
    }

    /// What is left of the visit on the screen or behind it; call when it has ended.
    Optional<String> onScreen(Seen seen) {
        Visit visit = seen.visit();
        boolean bare =
                visit.answers().size() == 0
                        && visit.about().isEmpty()
                        && visit.themeId().isEmpty()
                        && visit.issued().isEmpty();
        boolean fresh =
                visit.place() instanceof Place.Goodbye
                        ? bare
                        : visit.equals(machine.start(visit.lastTouch()));
        if (!fresh) {
            return Optional.of("the state is not fresh: " + visit);
        }
        if (!seen.marked().isEmpty()) {
            return Optional.of("still marked on the screen: " + seen.marked());
        }
        for (String text : seen.texts()) {
            if (said.contains(text) || ticket.filter(t -> text.contains(t.code())).isPresent()) {
                return Optional.of("still in the scene: an answer or a code");
            }
        }
        return Optional.empty();
    }

    /// Starts over; what was said is still looked for in the files.
    void forget() {
        unsearched.addAll(said);
        said.clear();
        ticket.ifPresent(t -> unsearched.add(t.token()));
        ticket = Optional.empty();
    }

    /// A file below the folder that contains an answer or a token. Copies of the content are
    /// skipped, because they contain every choice.
    Optional<String> inFiles(Path folder) throws IOException {
        Set<String> patterns = new HashSet<>();
        for (String words : unsearched) {
            if (words.length() >= TELLING) {
                WRITINGS.forEach(
                        w ->
                                patterns.add(
                                        new String(
                                                words.getBytes(w), StandardCharsets.ISO_8859_1)));
            }
        }
        unsearched.clear();
        for (Path file : files(folder)) {
            String bytes = bytes(file);
            if (patterns.stream().anyMatch(bytes::contains)) {
                return Optional.of("an answer or a token in the file " + file);
            }
        }
        return Optional.empty();
    }

    /// The files below a folder but the content's. The store keeps working and may delete its files
    /// meanwhile.
    private static List<Path> files(Path folder) throws IOException {
        Path kept = folder.resolve("content");
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes is) {
                        return dir.equals(kept)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                        if (is.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw e;
                    }
                });
        return files;
    }

    private static String bytes(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            // The store keeps working and may delete its files meanwhile.
            return "";
        }
    }
}
