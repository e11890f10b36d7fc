package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Plausible visitors: more young than old, more in the morning, none at the weekend. The weights
/// are guesses that make the tables look realistic; they are not figures of the house.
public final class PlausiblePeople {
    private static final int PER_CENT = 100;
    private static final int FINISH = 82;
    private static final int SEE_ADVISER = 55;
    private static final int ANSWER_ABOUT = 85;
    private static final int GIVE_FEEDBACK = 60;

    private static final Weighted<Integer> HOURS =
            Weighted.of(
                    new TreeMap<>(
                            Map.of(9, 10, 10, 20, 11, 18, 12, 7, 13, 9, 14, 16, 15, 12, 16, 6)));
    private static final Weighted<Integer> FEEDBACK =
            Weighted.of(new TreeMap<>(Map.of(1, 1, 2, 3, 3, 8)));
    private static final Map<String, Integer> THEMES =
            Map.of("C", 20, "A", 22, "T", 30, "B", 6, "E", 10, "U", 12);
    private static final Map<String, Integer> LANGUAGES =
            Map.of("fr", 62, "nl", 12, "en", 16, "uk", 10);
    private static final Map<String, Integer> GENDERS = Map.of("f", 54, "m", 44, "x", 2);
    private static final Map<String, Integer> COMMUNES =
            Map.ofEntries(
                    Map.entry("21001", 10),
                    Map.entry("21002", 3),
                    Map.entry("21003", 2),
                    Map.entry("21004", 16),
                    Map.entry("21005", 5),
                    Map.entry("21006", 4),
                    Map.entry("21007", 5),
                    Map.entry("21008", 2),
                    Map.entry("21009", 9),
                    Map.entry("21010", 5),
                    Map.entry("21011", 2),
                    Map.entry("21012", 10),
                    Map.entry("21013", 5),
                    Map.entry("21014", 3),
                    Map.entry("21015", 13),
                    Map.entry("outside", 12));
    private static final Map<String, Integer> AGES =
            Map.of(
                    "15-19", 12, "20-24", 20, "25-29", 18, "30-34", 14, "35-39", 12, "40-44", 9,
                    "45-49", 6, "50-54", 5, "55-59", 3, "60-64", 1);

    private final RandomGenerator random;
    private final List<LocalDate> workingDays;
    private final Weighted<String> themes;
    private final Weighted<String> languages;
    private final Weighted<String> communes;
    private final Weighted<String> genders;
    private final Weighted<String> ages;

    /// @param from the first day they may come
    /// @param days how many days from then
    public PlausiblePeople(Content content, LocalDate from, int days, RandomGenerator random) {
        this.random = random;
        List<LocalDate> all = IntStream.range(0, days).mapToObj(from::plusDays).toList();
        List<LocalDate> open = all.stream().filter(PlausiblePeople::isWorkingDay).toList();
        this.workingDays = open.isEmpty() ? all : open;
        this.themes = Weighted.of(content.themes().stream().map(Theme::id).toList(), THEMES);
        this.languages =
                Weighted.of(content.languages().stream().map(Language::code).toList(), LANGUAGES);
        this.communes = Weighted.of(answers(Dimension.COMMUNE), COMMUNES);
        this.genders = Weighted.of(answers(Dimension.GENDER), GENDERS);
        this.ages = Weighted.of(answers(Dimension.AGE), AGES);
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private static List<String> answers(Dimension dimension) {
        return ClosedLists.of(dimension).orElseThrow().stream()
                .filter(value -> !value.equals(ClosedLists.NO_ANSWER))
                .toList();
    }

    private boolean perCent(int n) {
        return random.nextInt(PER_CENT) < n;
    }

    /// This many people, in the order in which they come.
    public List<SimulatedPerson> people(int n) {
        List<SimulatedPerson> people = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            people.add(anybody());
        }
        people.sort(
                Comparator.comparing(SimulatedPerson::date)
                        .thenComparingInt(SimulatedPerson::hour));
        return people;
    }

    /// The next person. It always draws the same number of random values, so that equal seeds give
    /// equal people.
    SimulatedPerson anybody() {
        boolean answers = perCent(ANSWER_ABOUT);
        String commune = communes.draw(random);
        String gender = genders.draw(random);
        String age = ages.draw(random);
        int feedback = FEEDBACK.draw(random);
        return new SimulatedPerson(
                workingDays.get(random.nextInt(workingDays.size())),
                HOURS.draw(random),
                themes.draw(random),
                languages.draw(random),
                answers ? commune : ClosedLists.NO_ANSWER,
                answers ? gender : ClosedLists.NO_ANSWER,
                answers ? age : ClosedLists.NO_ANSWER,
                perCent(FINISH),
                perCent(SEE_ADVISER),
                perCent(GIVE_FEEDBACK) ? feedback : 0);
    }
}
