package brussels.citedesmetiers.kiosk.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.printing.Timing;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A visit by four keys, deciding only from what was spoken, ends with the ticket that the same
/// answers give by touch: through every second questionnaire, each in another language, with a
/// wrong choice taken back, a change of language, a time-out and a jam on the way.
/// `-Dkiosk.keys=all` goes through all questionnaires in all languages, and says how long each
/// visit is in presses and in spoken seconds.
class KeysOnlyTest {
    private static final long SEED = Long.getLong("kiosk.keys.seed", 12);
    private static final boolean ALL = "all".equals(System.getProperty("kiosk.keys"));
    private static final int LESS_THAN_A_TICKET = 300;

    private static final Timing PATIENT =
            new Timing(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3));

    /// What disturbs a visit.
    private enum Disturbance {
        WRONG_CHOICE,
        BACK,
        LANGUAGE,
        TIME_OUT,
        JAM
    }

    private static final SpokenSeconds SECONDS = new SpokenSeconds();

    @TempDir Path folder;
    private final HeardVoice voice = new HeardVoice();
    private final Set<Disturbance> met = EnumSet.noneOf(Disturbance.class);

    @Test
    void visitByKeysGivesTheSameTicketAsByTouch() throws Exception {
        ConfigFolder config = ConfigFolder.shippedIn(folder);
        config.put("terminal.json", "/languages", "['fr', 'nl', 'en', 'uk', 'ar']");
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576);
                Bench bench =
                        Bench.open(
                                config.path(),
                                folder.resolve("data"),
                                printer.address().toString(),
                                PATIENT,
                                null)) {
            bench.terminal().speaking().speakBy(_ -> voice);
            Content content = Frames.call(() -> bench.visits().content());
            int visits = 0;
            for (Theme theme : content.themes()) {
                int number = content.themes().indexOf(theme);
                for (Language language : content.languages()) {
                    boolean own =
                            content.languages().indexOf(language)
                                    == number % content.languages().size();
                    if (ALL || (own && number % 2 == 0)) {
                        // Each third ticket is stuck.
                        new KeysVisit(
                                        printer,
                                        bench,
                                        content,
                                        theme,
                                        language,
                                        new Random(SEED + visits))
                                .go(visits % 3 == 1);
                        visits++;
                    }
                }
            }
            assertEquals(EnumSet.allOf(Disturbance.class), met);
        }
    }

    /// One visit and its twin by touch.
    private final class KeysVisit {
        private final EmulatedPrinter printer;
        private final Bench bench;
        private final Content content;
        private final Theme theme;
        private final Random random;
        private final BlindVisitor visitor;
        private final Map<String, List<String>> taken = new LinkedHashMap<>();
        private final List<Disturbance> ahead = new ArrayList<>();
        private Language language;

        KeysVisit(
                EmulatedPrinter printer,
                Bench bench,
                Content content,
                Theme theme,
                Language language,
                Random random) {
            this.printer = printer;
            this.bench = bench;
            this.content = content;
            this.theme = theme;
            this.language = language;
            this.random = random;
            this.visitor = new BlindVisitor(bench, voice, language);
            ahead.addAll(List.of(Disturbance.values()));
            ahead.remove(Disturbance.JAM);
        }

        private String message() {
            return theme.id() + " in " + language.code() + ", seed " + SEED;
        }

        void go(boolean jams) throws Exception {
            awaitPrinter();
            int before = voice.all().size();
            Language begun = language;
            begin();
            questions();
            ticket(jams);
            Visit byKeys = Frames.call(() -> bench.visits().visit());
            end(jams);
            if (ALL) {
                List<Utterance> said = voice.all();
                report(begun, said.subList(before, said.size()));
            }
            assertSameByTouch(byKeys);
        }

        /// How long it is for a visitor who lets the voice always come to its end. The first
        /// screen, which is said in every language, is longer than all others.
        private void report(Language begun, List<Utterance> said) throws IOException {
            double all = 0;
            double longest = 0;
            for (Utterance utterance : said) {
                double seconds = SECONDS.of(utterance);
                all += seconds;
                if (utterance.parts().stream().map(Part::language).distinct().count() < 2) {
                    longest = Math.max(longest, seconds);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, begun in %s: %d presses, %.0f spoken seconds, the longest in one go %.0f,"
                            + " the first screen %.0f%n",
                    theme.id(),
                    begun.code(),
                    visitor.presses(),
                    all,
                    longest,
                    SECONDS.of(said.getFirst()));
        }

        private void awaitPrinter() throws Exception {
            bench.await(
                    "a printer that prints",
                    any -> bench.terminal().machinery().printers().state().canPrint());
        }

        private VisitorKey anyKey() {
            List<VisitorKey> keys = List.of(VisitorKey.values());
            return keys.get(random.nextInt(keys.size()));
        }

        private void begin() throws Exception {
            visitor.press(VisitorKey.NEXT);
            // In the first language, which the visitor may not understand.
            assertTrue(visitor.heard().contains(language.name()), visitor::heard);
            visitor.take(language.name());
            assertTrue(visitor.hears("themes.question"), visitor::heard);
            visitor.take(theme.name().in(language.code()));
        }

        private boolean asked() {
            String[] parts = visitor.said("speech.question").split("\\{0}", 2);
            return visitor.heard().contains(parts[0]) && heardQuestion().isPresent();
        }

        /// The question that was heard.
        private Question question() {
            return heardQuestion().orElseThrow(() -> new AssertionError(visitor.heard()));
        }

        private Optional<Question> heardQuestion() {
            return form().questions().stream()
                    .filter(q -> visitor.heard().contains(plain(q.text().in(language.code()))))
                    .findFirst();
        }

        private Questionnaire form() {
            return Objects.requireNonNull(content.questionnaires().get(theme.id()));
        }

        private void questions() throws Exception {
            while (asked()) {
                if (!ahead.isEmpty() && random.nextInt(2) == 0) {
                    disturb(ahead.remove(random.nextInt(ahead.size())));
                } else {
                    answer(question());
                }
            }
        }

        private void disturb(Disturbance what) throws Exception {
            Question before = question();
            met.add(what);
            switch (what) {
                case WRONG_CHOICE -> {
                    // Chosen and taken back: what comes next is heard, then "back".
                    answer(before);
                    visitor.takeFromEnd("nav.back");
                    assertEquals(
                            before.text(),
                            question().text(),
                            () -> message() + ": " + visitor.heard());
                    if (before.type() == Question.Type.MULTIPLE) {
                        unmark();
                    }
                }
                case BACK -> {
                    visitor.takeFromEnd("nav.back");
                    if (visitor.hears("themes.question")) {
                        visitor.take(theme.name().in(language.code()));
                    } else if (visitor.heard().contains(visitor.said("start-over.title"))) {
                        visitor.take(visitor.said("start-over.stay"));
                    }
                }
                case LANGUAGE -> {
                    visitor.takeFromEnd("nav.language");
                    List<Language> others = new ArrayList<>(content.languages());
                    others.remove(language);
                    Language next = others.get(random.nextInt(others.size()));
                    visitor.take(next.name());
                    Set<String> asked = asked(language);
                    language = next;
                    visitor.speaks(next);
                    // Some questions are asked in some languages only.
                    assertTrue(
                            question().id().equals(before.id()) || !asked.contains(question().id()),
                            () -> message() + ": " + visitor.heard());
                }
                case TIME_OUT -> {
                    visitor.wait(Duration.ofSeconds(95));
                    assertTrue(
                            visitor.heard().contains(beginning("speech.still")),
                            () -> message() + ": " + visitor.heard());
                    visitor.press(anyKey());
                    assertEquals(
                            before.text(),
                            question().text(),
                            () -> message() + ": " + visitor.heard());
                }
                case JAM -> throw new IllegalStateException("while it prints");
            }
        }

        /// What was asked so far in a language.
        private Set<String> asked(Language in) {
            return Guide.in(in.code(), form(), content).asked(new Answers(taken)).stream()
                    .map(Question::id)
                    .collect(Collectors.toSet());
        }

        private String beginning(String key) {
            String said = visitor.said(key);
            return said.substring(0, said.indexOf('{'));
        }

        /// Everything that is marked is unmarked, in however many presses that takes.
        private void unmark() throws Exception {
            List<String> marked = taken.getOrDefault(question().id(), List.of());
            Question question = question();
            for (Choice choice : question.choices()) {
                if (marked.contains(choice.id())) {
                    visitor.take(plain(choice.text().in(language.code())));
                }
            }
            visitor.press(VisitorKey.REPEAT);
        }

        private void answer(Question question) throws Exception {
            int choices = visitor.choices();
            if (question.type() == Question.Type.SINGLE) {
                String name = visitor.goTo(1 + random.nextInt(choices));
                Question meant = meant(question, name);
                taken.put(meant.id(), List.of(choice(meant, name).orElseThrow().id()));
                visitor.press(VisitorKey.CHOOSE);
                return;
            }
            // What is marked already from an earlier way stays so; how many are is said.
            int several = Math.max(1, Math.min(question.max(), 1 + random.nextInt(2)));
            boolean marked = visitor.heard().contains(beginning("question.chosen"));
            List<String> ids = new ArrayList<>(marked ? taken.get(question.id()) : List.of());
            for (int i = ids.size(); i < several; i++) {
                Choice choice = question.choices().get(random.nextInt(question.choices().size()));
                if (!ids.contains(choice.id())) {
                    visitor.take(plain(choice.text().in(language.code())));
                    if (visitor.chosen() == 1) {
                        // "None of these" and the others exclude each other.
                        ids.clear();
                    }
                    ids.add(choice.id());
                    assertEquals(ids.size(), visitor.chosen(), () -> message() + ": " + ids);
                }
            }
            taken.put(question.id(), ids);
            visitor.take(visitor.said("question.next"));
        }

        /// Some questions are asked in the same words and differ in what can be answered.
        private Question meant(Question like, String name) {
            return form().questions().stream()
                    .filter(q -> q.text().equals(like.text()))
                    .filter(q -> choice(q, name).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no choice \"" + name + "\""));
        }

        private Optional<Choice> choice(Question question, String name) {
            return question.choices().stream()
                    .filter(c -> plain(c.text().in(language.code())).equals(name))
                    .findFirst();
        }

        private void ticket(boolean jams) throws Exception {
            visitor.take(visitor.said("result.adviser.long"));
            visitor.take(visitor.said("about.skip-all"));
            assertTrue(visitor.hears("preview.title"), visitor::heard);
            if (jams) {
                printer.loadPaper(LESS_THAN_A_TICKET);
                awaitPrinter();
            }
            visitor.take(visitor.said("preview.print.long"));
            if (jams) {
                met.add(Disturbance.JAM);
            }
            visitor.listenFor(jams ? "jam.title.ticket" : "print.done.ticket");
            assertTrue(
                    visitor.heard()
                            .contains(
                                    beginning("speech.number")
                                            + bench.visits()
                                                    .visit()
                                                    .issued()
                                                    .orElseThrow()
                                                    .code()
                                                    .charAt(0)
                                            + ", A, "),
                    visitor::heard);
        }

        private void end(boolean jams) throws Exception {
            visitor.take(visitor.said(jams ? "jam.yes" : "print.taken.ticket"));
            assertTrue(visitor.hears("feedback.question"), visitor::heard);
            visitor.take(visitor.said("feedback.yes"));
            assertTrue(visitor.hears("goodbye"), visitor::heard);
            visitor.press(VisitorKey.NEXT);
            printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        }

        private void assertSameByTouch(Visit byKeys) throws Exception {
            bench.await(Place.Welcome.class);
            awaitPrinter();
            bench.play("tap language-" + language.code(), "tap theme-" + theme.id());
            Answers answers = byKeys.answers();
            while (Frames.call(() -> bench.visits().visit().place()) instanceof Place.Asking at) {
                for (String id : answers.of(at.question())) {
                    bench.play("tap choice-" + id);
                }
                if (bench.driver().ids().contains("next")) {
                    bench.play("tap next");
                }
            }
            bench.play("tap adviser", "tap skip-all", "tap print").await(Place.Printed.class);
            Visit byTouch = Frames.call(() -> bench.visits().visit());
            assertEquals(taken(answers), answers.byQuestion(), message());
            assertEquals(byTouch.answers(), byKeys.answers(), message());
            assertEquals(byTouch.theme(), byKeys.theme(), message());
            assertEquals(byTouch.language(), byKeys.language(), message());
            assertEquals(
                    unnumbered(byTouch.issued().orElseThrow().code()),
                    unnumbered(byKeys.issued().orElseThrow().code()),
                    message());
            assertEquals(
                    byTouch.issued().orElseThrow().token().length(),
                    byKeys.issued().orElseThrow().token().length(),
                    message());
            bench.play("tap taken", "tap feedback-3", "idle 10").await(Place.Welcome.class);
        }

        /// What was taken by ear, of the questions that count in the end.
        private Map<String, List<String>> taken(Answers answers) {
            Map<String, List<String>> counted = new LinkedHashMap<>();
            answers.byQuestion()
                    .keySet()
                    .forEach(q -> counted.put(q, sorted(taken.getOrDefault(q, List.of()), q)));
            return counted;
        }

        private List<String> sorted(List<String> ids, String question) {
            List<String> inOrder = new ArrayList<>();
            form().question(question).orElseThrow().choices().stream()
                    .map(Choice::id)
                    .filter(ids::contains)
                    .forEach(inOrder::add);
            return inOrder;
        }
    }

    private static String unnumbered(String code) {
        return code.substring(0, 3);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').strip();
    }
}
