package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Sector;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which trades go with a visitor's answers: those of a sector that was chosen, or those whose
/// kinds of interests are the visitor's own. A start for a conversation, like the profile itself.
public final class TradeFit {
    /// Two screens of six.
    private static final int MOST = 12;

    /// So that one large sector is not all there is to see.
    private static final int MOST_OF_SECTOR = 4;

    private TradeFit() {}

    /// The trades that go with the answers, the best first; none if the answers say nothing of it.
    public static List<Trade> of(Trades trades, Guide guide, Answers answers) {
        Set<Condition.Is> given = new HashSet<>();
        guide.asked(answers)
                .forEach(
                        question ->
                                answers.of(question.id())
                                        .forEach(
                                                choice ->
                                                        given.add(
                                                                new Condition.Is(
                                                                        question.id(), choice))));
        Set<String> chosen = new HashSet<>();
        Set<String> excluded = new HashSet<>();
        for (Sector sector : trades.sectors()) {
            if (sector.answers().stream().anyMatch(given::contains)) {
                chosen.add(sector.id());
            }
            if (sector.unless().stream().anyMatch(given::contains)) {
                excluded.add(sector.id());
            }
        }
        List<Trade> possible =
                trades.trades().stream().filter(t -> !excluded.contains(t.sector())).toList();
        List<Trade> ofSector = possible.stream().filter(t -> chosen.contains(t.sector())).toList();
        if (!ofSector.isEmpty()) {
            return ofSector;
        }
        Profile profile = guide.profile(answers);
        return switch (profile.certainty()) {
            case FLAT, NONE -> List.of();
            case CLEAR, TIED -> liked(possible, guide.scores(answers));
        };
    }

    private static List<Trade> liked(List<Trade> possible, Map<String, Integer> points) {
        List<Trade> ranked = new ArrayList<>(possible);
        ranked.sort(Comparator.comparingDouble((Trade t) -> fit(t, points)).reversed());
        Map<String, Integer> taken = new HashMap<>();
        List<Trade> liked = new ArrayList<>();
        for (Trade trade : ranked) {
            if (liked.size() < MOST
                    && taken.merge(trade.sector(), 1, Integer::sum) <= MOST_OF_SECTOR) {
                liked.add(trade);
            }
        }
        return liked;
    }

    /// The visitor's points for the letters of a trade: the first counts three times, the second
    /// twice, the third once.
    private static double fit(Trade trade, Map<String, Integer> points) {
        double sum = 0;
        double weights = 0;
        String letters = trade.letters();
        for (int i = 0; i < letters.length(); i++) {
            int weight = 3 - i;
            sum += weight * points.getOrDefault(letters.substring(i, i + 1), 0);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
