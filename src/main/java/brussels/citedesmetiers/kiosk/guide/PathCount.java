package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Counts the paths through a questionnaire by what their first three recommendations are offered
/// in. Used once, by one thread.
///
/// Paths that leave the same of every condition that still matters, in the same languages, go on as
/// one with a weight. A rule no longer matters once three others stand before it whatever comes.
///
/// Questions one after the other that give points are counted together: each adds to the same sums,
/// so that between them there are very many states, of which few are left when all are answered.
final class PathCount {

    /// Far more than sound questionnaires have.
    private static final int MOST_STATES = 300_000;

    /// A rank and below it a rule's and a recommendation's place in the file.
    private static final long RANK = 1 << 20;

    private final Questionnaire form;
    private final Offer offer;
    private final int end;
    private final Outlook outlook;
    private final Residues residues;
    private final Ways ways;
    private final int[] starts;
    private final List<String> languages;
    private final List<String> named;
    private final int enough;

    /// For each rule, what it recommends as places in [#named].
    private final int[][] recommended;

    /// For each rule, how high each of these stands with a visitor whom it serves: higher numbers
    /// first.
    private final long[][] places;

    private final int[] offered;

    /// The best place that anything a rule recommends may still get.
    private final long[] highest;

    private boolean tooMany;

    private PathCount(Questionnaire plain, Offer offer, Questionnaire form) {
        this.form = form;
        this.offer = offer;
        this.end = form.questions().size();
        this.outlook = new Outlook(form);
        this.residues = new Residues(outlook);
        this.ways =
                new Ways(
                        Stream.concat(
                                        form.questions().stream().map(Question::enableWhen),
                                        form.rules().stream().map(Rule::when))
                                .toList());
        Set<String> spoken = new TreeSet<>(Set.of(offer.language()));
        plain.questions().stream()
                .flatMap(q -> q.choices().stream())
                .forEach(c -> spoken.addAll(c.languages()));
        this.languages = List.copyOf(spoken);
        Set<String> ids = new TreeSet<>();
        form.rules().forEach(rule -> ids.addAll(rule.recommend()));
        this.named = List.copyOf(ids);
        this.enough = Math.min(Serving.FIRST, named.size());
        this.offered = named.stream().mapToInt(this::offered).toArray();
        int rules = form.rules().size();
        this.recommended = new int[rules][];
        this.places = new long[rules][];
        this.highest = new long[rules];
        Arrays.fill(highest, Long.MIN_VALUE);
        this.starts = new int[end + rules];
        for (int i = 0; i < end; i++) {
            starts[i] = residues.start(form.questions().get(i).enableWhen(), i);
        }
        for (int i = 0; i < rules; i++) {
            Rule rule = form.rules().get(i);
            starts[end + i] = residues.start(rule.when(), end);
            recommended[i] = rule.recommend().stream().mapToInt(named::indexOf).toArray();
            places[i] = new long[recommended[i].length];
            for (int k = 0; k < places[i].length; k++) {
                places[i][k] = rule.priority() * RANK - (i * 100L + k);
                long best = places[i][k] - behind(recommended[i][k], (1 << languages.size()) - 1);
                highest[i] = Math.max(highest[i], best);
            }
        }
    }

    /// @param form with conditions on the language
    PathCount(Questionnaire form, Offer offer) {
        this(form, offer, offer.language().isEmpty() ? form : form.in(offer.language()));
    }

    private int offered(String id) {
        int mask = 0;
        for (int i = 0; i < languages.size(); i++) {
            mask |= offer.serves(id, Set.of(languages.get(i))) ? 1 << i : 0;
        }
        return mask;
    }

    private int mask(Set<String> codes) {
        int mask = 0;
        for (String code : codes) {
            mask |= 1 << languages.indexOf(code);
        }
        return mask;
    }

    /// One answer that stands for `many` which no condition tells apart.
    private record Answered(Residues.Step step, int languages, long many) {}

    Optional<Serving> count() {
        Map<StateRow, long[]> layer = new HashMap<>();
        int[] first = Arrays.copyOf(starts, starts.length + 1);
        first[starts.length] = mask(Set.of(offer.language()));
        settle(first);
        long[] one = new long[end + 1];
        one[0] = 1;
        layer.put(new StateRow(first), one);
        for (int place = 0; place < end; ) {
            int to = endOfScored(place);
            if (to - place > 1) {
                layer = together(place, to, layer);
                place = to;
            } else {
                layer = across(place, layer);
                place++;
            }
            if (layer.size() > MOST_STATES || tooMany) {
                return Optional.empty();
            }
        }
        return Optional.of(serving(layer));
    }

    /// Where the questions that give points end, of which the one at `place` may be the first.
    private int endOfScored(int place) {
        int to = place;
        while (to < end
                && form.questions().get(to).choices().stream()
                        .anyMatch(choice -> !choice.scores().isEmpty())) {
            to++;
        }
        return to;
    }

    private List<Answered> answers(int place) {
        Question question = form.questions().get(place);
        List<Answered> answers = new ArrayList<>();
        ways.counted(question)
                .forEach(
                        (way, many) ->
                                answers.add(
                                        new Answered(
                                                residues.step(place, way),
                                                mask(Ways.languages(question, way)),
                                                many)));
        return answers;
    }

    private Map<StateRow, long[]> across(int place, Map<StateRow, long[]> before) {
        int[] all = IntStream.range(0, starts.length).toArray();
        List<Answered> answers = answers(place);
        Answered skip = new Answered(residues.step(place, List.of()), 0, 1);
        Map<StateRow, long[]> after = new HashMap<>();
        before.forEach(
                (state, lengths) -> {
                    boolean asked = state.cells()[place] == Residues.HOLDS && !answers.isEmpty();
                    for (Answered answer : asked ? answers : List.of(skip)) {
                        int[] cells = next(state.cells(), all, place, answer);
                        settle(cells);
                        add(after, new StateRow(cells), lengths, answer.many(), asked ? 1 : 0);
                    }
                });
        return after;
    }

    /// Several questions at once. What they leave depends only on the conditions that they touch,
    /// so it is worked out once for all states in which these stand the same.
    private Map<StateRow, long[]> together(int from, int to, Map<StateRow, long[]> before) {
        Map<StateRow, Map<StateRow, long[]>> known = new HashMap<>();
        Map<StateRow, long[]> after = new HashMap<>();
        before.forEach(
                (state, lengths) -> {
                    int[] cells = state.cells();
                    int[] touched = touched(cells, from, to);
                    int[] part = Arrays.stream(touched).map(i -> cells[i]).toArray();
                    StateRow key =
                            new StateRow(
                                    IntStream.concat(Arrays.stream(touched), Arrays.stream(part))
                                            .toArray());
                    known.computeIfAbsent(key, _ -> left(touched, part, from, to))
                            .forEach(
                                    (left, asked) -> {
                                        int[] next = cells.clone();
                                        for (int k = 0; k < touched.length; k++) {
                                            next[touched[k]] = left.cells()[k];
                                        }
                                        next[next.length - 1] |= left.cells()[touched.length];
                                        settle(next);
                                        StateRow end = new StateRow(next);
                                        for (int n = 0; n < asked.length; n++) {
                                            add(after, end, lengths, asked[n], n);
                                        }
                                    });
                });
        return after;
    }

    /// The cells of questions and rules that the answers to some questions can change.
    private int[] touched(int[] cells, int from, int to) {
        return IntStream.range(from, starts.length)
                .filter(
                        i ->
                                i < to
                                        || (cells[i] > Residues.HOLDS
                                                && isTouched(cells[i], Math.min(i, end), from, to)))
                .toArray();
    }

    private boolean isTouched(int residue, int horizon, int from, int to) {
        return IntStream.range(from, to)
                .anyMatch(place -> outlook.touches(residues.condition(residue), place, horizon));
    }

    /// What some questions leave of the cells that they touch, and of the languages, with how many
    /// ways of answering so many of them lead there.
    private Map<StateRow, long[]> left(int[] touched, int[] part, int from, int to) {
        Map<StateRow, long[]> layer = new HashMap<>();
        long[] one = new long[to - from + 1];
        one[0] = 1;
        layer.put(new StateRow(Arrays.copyOf(part, part.length + 1)), one);
        for (int place = from; place < to; place++) {
            int here = place;
            List<Answered> answers = answers(here);
            Answered skip = new Answered(residues.step(here, List.of()), 0, 1);
            Map<StateRow, long[]> after = new HashMap<>();
            layer.forEach(
                    (state, lengths) -> {
                        boolean asked =
                                state.cells()[here - from] == Residues.HOLDS && !answers.isEmpty();
                        for (Answered answer : asked ? answers : List.of(skip)) {
                            StateRow end = new StateRow(next(state.cells(), touched, here, answer));
                            add(after, end, lengths, answer.many(), asked ? 1 : 0);
                        }
                    });
            layer = after;
            tooMany |= layer.size() > MOST_STATES;
            if (tooMany) {
                return Map.of();
            }
        }
        return layer;
    }

    private static void add(
            Map<StateRow, long[]> layer, StateRow state, long[] lengths, long many, int questions) {
        long[] sums = layer.computeIfAbsent(state, _ -> new long[lengths.length]);
        for (int i = 0; i + questions < lengths.length; i++) {
            sums[i + questions] += lengths[i] * many;
        }
    }

    /// @param cells and last the languages
    /// @param which question or rule each cell is of, in their order
    private static int[] next(int[] cells, int[] which, int place, Answered answer) {
        int[] next = cells.clone();
        for (int k = 0; k < which.length; k++) {
            if (which[k] == place) {
                next[k] = Residues.DONE;
            } else if (which[k] > place && next[k] > Residues.HOLDS) {
                next[k] = answer.step().after(next[k]);
            }
        }
        next[which.length] |= answer.languages();
        return next;
    }

    private long behind(int recommendation, int spoken) {
        return (offered[recommendation] & spoken) == 0 ? Offer.BEHIND * RANK : 0;
    }

    /// Forgets the rules that cannot come among the first three any more. What a visitor is offered
    /// only rises while more languages are known, so that the third place only rises too.
    private void settle(int[] cells) {
        long third = first(cells, enough, new int[enough]);
        for (int i = 0; i < recommended.length; i++) {
            if (highest[i] < third) {
                cells[end + i] = Residues.DONE;
            }
        }
    }

    /// Writes the first recommendations of the rules that hold into `ids`.
    ///
    /// @return the place of the last, or the lowest of all when there are fewer
    private long first(int[] cells, int most, int[] ids) {
        int spoken = cells[cells.length - 1];
        long[] best = new long[most];
        Arrays.fill(best, Long.MIN_VALUE);
        Arrays.fill(ids, -1);
        for (int i = 0; i < recommended.length; i++) {
            if (cells[end + i] == Residues.HOLDS) {
                for (int k = 0; k < recommended[i].length; k++) {
                    int id = recommended[i][k];
                    insert(best, ids, id, places[i][k] - behind(id, spoken));
                }
            }
        }
        return most == 0 ? Long.MIN_VALUE : best[most - 1];
    }

    private static void insert(long[] best, int[] ids, int id, long place) {
        int from = ids.length - 1;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                from = i;
                break;
            }
        }
        if (best[from] >= place) {
            return;
        }
        int to = from;
        while (to > 0 && best[to - 1] < place) {
            best[to] = best[to - 1];
            ids[to] = ids[to - 1];
            to--;
        }
        best[to] = place;
        ids[to] = id;
    }

    private Serving serving(Map<StateRow, long[]> last) {
        long paths = 0;
        long elsewhere = 0;
        Map<Integer, Long> lengths = new TreeMap<>();
        int[] ids = new int[enough];
        for (Map.Entry<StateRow, long[]> state : last.entrySet()) {
            int[] cells = state.getKey().cells();
            first(cells, enough, ids);
            int spoken = cells[cells.length - 1];
            boolean served =
                    Arrays.stream(ids).allMatch(id -> id >= 0 && (offered[id] & spoken) != 0);
            for (int i = 0; i < state.getValue().length; i++) {
                long many = state.getValue()[i];
                if (many > 0) {
                    lengths.merge(i, many, Long::sum);
                    paths += many;
                    elsewhere += served ? 0 : many;
                }
            }
        }
        return new Serving(offer.language(), paths, elsewhere, new TreeMap<>(lengths));
    }
}
