package brussels.citedesmetiers.kiosk.guide;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Follows every path through a questionnaire, question by question. Used once, by one thread.
///
/// A state holds what is left of each condition that an earlier question has changed and a later
/// place still needs: the `enableWhen` of later questions, the rules, and whether any rule holds. A
/// rule that holds is noted and then forgotten, so rules that depend on a single question add no
/// states.
final class Explorer {

    private static final int NAMED_QUESTIONS = 3;

    private final Questionnaire form;
    private final int end;
    private final int limit;
    private final Outlook outlook;
    private final Residues residues;
    private final List<Tracked> tracked = new ArrayList<>();
    private final Ways ways;
    private final RuleBook rules;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, List<Integer>> mostPoints = new LinkedHashMap<>();

    /// @param limit the greatest number of states to follow
    Explorer(Questionnaire form, int limit) {
        this.form = form;
        this.end = form.questions().size();
        this.limit = limit;
        outlook = new Outlook(form);
        residues = new Residues(outlook);
        rules = new RuleBook(form.rules());
        for (int i = 0; i < end; i++) {
            track(form.questions().get(i).enableWhen(), i, Tracked.NO_RULE);
        }
        for (int i = 0; i < form.rules().size(); i++) {
            track(form.rules().get(i).when(), end, i);
            if (tracked.getLast().start() == Residues.HOLDS) {
                rules.reach(i);
            }
        }
        ways =
                new Ways(
                        Stream.concat(
                                        form.questions().stream().map(Question::enableWhen),
                                        form.rules().stream().map(Rule::when))
                                .toList());
    }

    private void track(Condition condition, int horizon, int rule) {
        int start = residues.start(condition, horizon);
        Condition left = residues.condition(start);
        int[] touching =
                IntStream.range(0, horizon)
                        .filter(i -> outlook.touches(left, i, horizon))
                        .toArray();
        int first = touching.length == 0 ? end : touching[0];
        int last = touching.length == 0 ? 0 : touching[touching.length - 1];
        int until = rule == Tracked.NO_RULE ? horizon : last;
        tracked.add(new Tracked(start, first, until, rule));
    }

    Exploration explore() {
        Layer first = new Layer(1, ways.scores().size());
        first.begin(rules.hasRecommendation() ? Residues.HOLDS : Residues.DONE);
        layers.add(first);
        notePoints();
        int states = 1;
        for (int place = 0; place < end; place++) {
            Passage passage;
            try {
                passage = passage(place);
            } catch (Ways.TooManyWays _) {
                return tooMany(List.of(form.questions().get(place).id()));
            }
            passages.add(passage);
            layers.add(passage.follow(layers.getLast(), limit - states));
            layers.get(place).forgetStates();
            states += layers.getLast().size();
            if (states > limit) {
                return tooMany(multiplying());
            }
            notePoints();
        }
        return result(states);
    }

    /// The passage across the question at `place`.
    private Passage passage(int place) {
        Question question = form.questions().get(place);
        List<Passage.Step> steps = new ArrayList<>();
        for (List<String> way : ways.of(question)) {
            int pieces = question.type() == Question.Type.MULTIPLE ? 1 + way.size() : 1;
            int[] points =
                    ways.scores().stream()
                            .mapToInt(score -> outlook.points(place, way, score))
                            .toArray();
            steps.add(
                    new Passage.Step(
                            way,
                            residues.step(place, way),
                            new Layer.Gain(1, way.size(), pieces, points)));
        }
        Passage.Step skip =
                new Passage.Step(
                        List.of(),
                        residues.step(place, List.of()),
                        new Layer.Gain(0, 0, 0, new int[ways.scores().size()]));
        int[] before = columns(place);
        int[] after = columns(place + 1);
        List<Passage.Column> columns = new ArrayList<>();
        for (int i = 0; i < tracked.size(); i++) {
            Tracked condition = tracked.get(i);
            boolean touched =
                    condition.first() <= place
                            && outlook.touches(residues.condition(condition.start()), place, end);
            if (condition.isLive(place + 1) || (touched && condition.rule() != Tracked.NO_RULE)) {
                columns.add(new Passage.Column(condition, before[i], after[i], touched));
            }
        }
        // the conditions of the questions were tracked first
        Passage.Enabled enabled =
                new Passage.Enabled(before[place], tracked.get(place).start() == Residues.HOLDS);
        return new Passage(steps, skip, columns, enabled, rules);
    }

    /// The column of each condition in the states before the question at `place`.
    private int[] columns(int place) {
        int next = Passage.RECOMMENDED + 1;
        int[] columns = new int[tracked.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = tracked.get(i).isLive(place) ? next++ : Passage.NOWHERE;
        }
        return columns;
    }

    private void notePoints() {
        for (int i = 0; i < ways.scores().size(); i++) {
            mostPoints
                    .computeIfAbsent(ways.scores().get(i), _ -> new ArrayList<>())
                    .add(layers.getLast().mostPoints(i));
        }
    }

    private Exploration tooMany(List<String> multiplying) {
        return new Exploration(
                limit + 1,
                multiplying,
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                List.of(),
                Answers.empty(),
                Answers.empty(),
                Answers.empty(),
                Map.of());
    }

    /// The questions with the most states after them for each state before.
    private List<String> multiplying() {
        return IntStream.range(0, passages.size())
                .boxed()
                .filter(i -> passages.get(i).growth() > 1)
                .sorted(Comparator.comparingDouble(i -> -passages.get(i).growth()))
                .limit(NAMED_QUESTIONS)
                .map(i -> form.questions().get(i).id())
                .toList();
    }

    private Exploration result(int states) {
        List<Question> asked =
                IntStream.range(0, end)
                        .filter(i -> passages.get(i).isAsked())
                        .mapToObj(form.questions()::get)
                        .toList();
        return new Exploration(
                states,
                List.of(),
                asked.stream().map(Question::id).collect(toCollection(LinkedHashSet::new)),
                asked.stream()
                        .collect(toUnmodifiableMap(Question::id, Ways::takeable, (a, _) -> a)),
                rules.reached(),
                rules.reached().stream()
                        .flatMap(rule -> form.rules().get(rule).recommend().stream())
                        .collect(toCollection(LinkedHashSet::new)),
                deadEnd().stream().mapToObj(i -> path(i, layer -> layer.shortest)).toList(),
                best(layer -> layer.shortest),
                best(layer -> layer.longest),
                best(layer -> layer.fullest),
                mostPoints);
    }

    private OptionalInt deadEnd() {
        Layer last = layers.getLast();
        int[] row = new int[last.width()];
        for (int state = 0; state < last.size(); state++) {
            last.read(state, row);
            if (row[Passage.RECOMMENDED] != Residues.HOLDS) {
                return OptionalInt.of(state);
            }
        }
        return OptionalInt.empty();
    }

    private Answers best(Function<Layer, Layer.Trace> trace) {
        Layer last = layers.getLast();
        return IntStream.range(0, last.size())
                .boxed()
                .max(Comparator.comparingInt(state -> trace.apply(last).value(state)))
                .map(state -> path(state, trace))
                .orElse(Answers.empty());
    }

    /// The answers that led to a state at the end.
    private Answers path(int last, Function<Layer, Layer.Trace> trace) {
        Deque<Integer> taken = new ArrayDeque<>();
        int state = last;
        for (int place = end; place > 0; place--) {
            Layer.Trace back = trace.apply(layers.get(place));
            taken.push(back.step(state));
            state = back.from(state);
        }
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (int place = 0; place < end; place++) {
            int step = taken.pop();
            if (step != Passage.SKIP) {
                answers.put(
                        form.questions().get(place).id(), passages.get(place).way(step).chosen());
            }
        }
        return new Answers(answers);
    }
}
