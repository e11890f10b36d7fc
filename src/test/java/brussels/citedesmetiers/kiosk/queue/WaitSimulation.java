package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// Days of the queue, played event by event with the queue's own rules: visitors come, are told how
/// long it will take, are called in the queue's order, and sit at a desk for a random time. The
/// same seed plays the same day.
///
/// Service times are log-normal, a third longer for two of the five services. One visitor in twenty
/// does not come when called, one in thirty has priority, one in fifteen tickets goes on to another
/// service; an adviser needs up to two minutes between two visitors and takes a break of a quarter
/// of an hour once in the morning and once in the afternoon.
public final class WaitSimulation {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant OPENS = DAY.atTime(9, 0).toInstant(ZoneOffset.UTC);
    private static final double DAY_MINUTES = 450;
    private static final String[] LANGUAGES = {
        "fr", "fr", "fr", "fr", "fr", "fr", "nl", "nl", "en", "uk"
    };
    private static final List<List<String>> SPOKEN =
            List.of(
                    List.of("fr", "nl", "en"),
                    List.of("fr", "en", "uk"),
                    List.of("fr", "nl"),
                    List.of("fr", "nl", "en"),
                    List.of("fr", "en"),
                    List.of("fr", "nl", "en"));

    /// A kind of day.
    ///
    /// @param desks how many desks are open
    /// @param arrivals how many come an hour, at this minute of the day
    /// @param mean of the service times, minutes
    /// @param spread their standard deviation as a share of the mean
    public record Pattern(
            String name, int desks, DoubleUnaryOperator arrivals, double mean, double spread) {

        /// As many as the desks can serve, all day long.
        public static final Pattern STEADY =
                new Pattern("steady", 5, minute -> minute < 60 ? 27 : 18.5, 14, 0.5);

        /// Half of the day's visitors in the first hour and a half.
        public static final Pattern MORNING_RUSH =
                new Pattern("morning rush", 6, minute -> minute < 90 ? 40 : 14, 14, 0.5);

        /// Two advisers for many.
        public static final Pattern FEW_ADVISERS =
                new Pattern("few advisers", 2, minute -> minute < 240 ? 9.5 : 6, 14, 0.5);

        public static final List<Pattern> ALL = List.of(STEADY, MORNING_RUSH, FEW_ADVISERS);
    }

    /// What the visitors of some days were told, and what came true.
    ///
    /// @param tickets called
    /// @param told of these, how many were given a range
    /// @param inside share of these called within it
    /// @param medianWait minutes, of these
    /// @param medianWidth of the range as a share of the wait, of these
    public record Calibration(
            String pattern,
            int tickets,
            int told,
            double inside,
            double medianWait,
            double medianWidth) {}

    private record Happening(double minute, long order, Runnable what) {}

    private final Pattern pattern;
    private final Random random;
    private final DeskPlan plan;
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(
                    Comparator.comparingDouble(Happening::minute)
                            .thenComparingLong(Happening::order));
    private final Map<TicketId, WaitEstimate> told = new HashMap<>();
    private final Map<TicketId, Double> came = new HashMap<>();
    private final Map<TicketId, Double> called = new HashMap<>();
    private QueueState state = QueueState.EMPTY;
    private double minute;
    private long order;
    private long serial;

    private WaitSimulation(Pattern pattern, long seed) {
        this.pattern = pattern;
        this.random = new Random(seed);
        this.plan = plan(pattern.desks());
    }

    /// Some days of a pattern.
    public static Calibration play(Pattern pattern, int days, long seed) {
        List<Double> waits = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        int tickets = 0;
        int inside = 0;
        for (int day = 0; day < days; day++) {
            WaitSimulation simulation = new WaitSimulation(pattern, seed + day);
            simulation.run();
            tickets += simulation.called.size();
            for (Map.Entry<TicketId, Double> call : simulation.called.entrySet()) {
                double wait = call.getValue() - simulation.came.getOrDefault(call.getKey(), 0.0);
                if (simulation.told.get(call.getKey())
                        instanceof WaitEstimate.Between(int waiting, int from, int to)) {
                    waits.add(wait);
                    widths.add((to - from) / Math.max(wait, 1));
                    // A person reads whole minutes.
                    boolean held = Math.round(wait) >= from && Math.round(wait) <= to;
                    inside += held ? 1 : 0;
                }
            }
        }
        return new Calibration(
                pattern.name(),
                tickets,
                waits.size(),
                (double) inside / waits.size(),
                median(waits),
                median(widths));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /// Six desks that share the themes, as the shipped plan does.
    private static DeskPlan plan(int open) {
        List<String> serves = List.of("cat", "cat", "cat", "catbe", "tbe", "cabe");
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < serves.size(); i++) {
            desks.add(
                    new Desk(
                            new DeskId(i + 1),
                            (open == 2 ? "catbe" : serves.get(i))
                                    .chars()
                                    .mapToObj(c -> new ServiceId(String.valueOf((char) c)))
                                    .toList(),
                            SPOKEN.get(i)));
        }
        List<Service> services =
                "catbe"
                        .chars()
                        .mapToObj(
                                c ->
                                        new Service(
                                                new ServiceId(String.valueOf((char) c)),
                                                Character.toUpperCase((char) c),
                                                true,
                                                OpeningHours.always(),
                                                500))
                        .toList();
        return new DeskPlan(ZoneOffset.UTC, services, desks, QueueRules.STANDARD);
    }

    private void run() {
        for (int desk = 1; desk <= pattern.desks(); desk++) {
            DeskId id = new DeskId(desk);
            state = state.withDesk(id, now());
            at(random.nextDouble() * 5, () -> next(id));
        }
        at(untilNextVisitor(), this::visitor);
        while (!ahead.isEmpty()) {
            Happening next = ahead.remove();
            minute = next.minute();
            next.what().run();
        }
    }

    private void at(double inMinutes, Runnable what) {
        ahead.add(new Happening(minute + inMinutes, order++, what));
    }

    private Moment now() {
        return new Moment(OPENS.plus(Duration.ofMillis((long) (minute * 60_000))), true);
    }

    private double untilNextVisitor() {
        return -Math.log(1 - random.nextDouble()) * 60 / pattern.arrivals().applyAsDouble(minute);
    }

    private void visitor() {
        if (minute > DAY_MINUTES - 60) {
            return;
        }
        double draw = random.nextDouble();
        String letter =
                draw < 0.3 ? "c" : draw < 0.6 ? "a" : draw < 0.85 ? "t" : draw < 0.93 ? "b" : "e";
        Service service = plan.service(new ServiceId(letter)).orElseThrow();
        serial++;
        TicketId id = new TicketId("a", serial);
        TicketCode code = new TicketCode(service.letter(), 'A', (int) serial);
        Entrance entrance = new Entrance(state, plan, now());
        String language = LANGUAGES[random.nextInt(LANGUAGES.length)];
        told.put(id, new WaitForecast(state, plan, now()).estimate(service, language));
        came.put(id, minute);
        add(entrance.issued(id, code, service.id(), language, Channel.KIOSK));
        if (random.nextInt(30) == 0) {
            decide(new QueueCommand.Prioritise(id, new DeskId(1), true, Reason.HARD_TO_WAIT));
            // Told before: the promise was for somebody without.
            told.remove(id);
        }
        at(untilNextVisitor(), this::visitor);
    }

    private void add(QueueEntry entry) {
        state = state.after(List.of(entry), plan);
    }

    private boolean decide(QueueCommand command) {
        boolean added =
                new Rulebook(state, plan, now()).decide(command)
                                instanceof Decision.Add(QueueEntry entry)
                        && take(entry);
        return added;
    }

    private boolean take(QueueEntry entry) {
        add(entry);
        if (entry.kind() == EntryKind.CALLED) {
            called.putIfAbsent(entry.ticket(), minute);
        }
        return true;
    }

    private void next(DeskId desk) {
        if (minute > DAY_MINUTES) {
            return;
        }
        if (!decide(new QueueCommand.CallNext(desk))) {
            at(0.5, () -> next(desk));
            return;
        }
        TicketId ticket = state.at(desk).orElseThrow().id();
        if (random.nextInt(20) == 0) {
            at(2.5, () -> end(new QueueCommand.NoShow(ticket, desk), desk));
        } else {
            at(
                    0.3 + random.nextDouble(),
                    () -> {
                        decide(new QueueCommand.Serve(ticket, desk));
                        at(serviceTime(ticket), () -> leave(ticket, desk));
                    });
        }
    }

    private double serviceTime(TicketId ticket) {
        String service = state.ticket(ticket).orElseThrow().service().value();
        double longer = service.equals("b") || service.equals("e") ? 1.3 : 1;
        double sigma2 = Math.log(1 + pattern.spread() * pattern.spread());
        double mu = Math.log(longer * pattern.mean()) - sigma2 / 2;
        return Math.exp(mu + Math.sqrt(sigma2) * random.nextGaussian());
    }

    private void leave(TicketId ticket, DeskId desk) {
        ServiceId here = state.ticket(ticket).orElseThrow().service();
        ServiceId to = new ServiceId(here.value().equals("t") ? "a" : "t");
        end(
                random.nextInt(15) == 0
                        ? new QueueCommand.Transfer(ticket, desk, to, Reason.SECOND_NEED)
                        : new QueueCommand.Done(ticket, desk),
                desk);
    }

    private void end(QueueCommand command, DeskId desk) {
        decide(command);
        double hour = minute / 60;
        boolean tea = (hour > 2 && hour < 2.5) || (hour > 5 && hour < 5.5);
        boolean pause = tea && random.nextInt(3) == 0;
        at(pause ? 15 : random.nextDouble() * 2, () -> next(desk));
    }
}
