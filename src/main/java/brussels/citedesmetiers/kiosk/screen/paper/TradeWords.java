package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said of a trade on the screen, on paper and aloud.
public final class TradeWords {
    private final Content content;
    private final Language language;

    public TradeWords(Content content, Language language) {
        this.content = content;
        this.language = language;
    }

    /// What one does, what it takes, where one learns it, and whether people are wanted.
    public List<String> sentences(Trade trade) {
        List<String> sentences = new ArrayList<>();
        sentences.add(trade.does().in(language.code()));
        sentences.add(
                language.text("trade.level." + trade.level().name().toLowerCase(Locale.ROOT)));
        sentences.add(learning(trade));
        trade.shortage()
                .ifPresent(
                        shortage ->
                                sentences.add(
                                        language.text(
                                                "trade.shortage." + shortage.list(),
                                                String.valueOf(shortage.year()))));
        return sentences;
    }

    private String learning(Trade trade) {
        String bodies =
                bodies(trade).stream()
                        .map(r -> r.title().in(language.code()) + spoken(r))
                        .collect(Collectors.joining(language.comma()));
        return language.text("trade.learn", bodies);
    }

    private String spoken(Recommendation body) {
        return OfferWords.codes(content, language, body).map(in -> " (" + in + ")").orElse("");
    }

    /// Those in the visitor's language first.
    private List<Recommendation> bodies(Trade trade) {
        return trade.learn().stream()
                .flatMap(id -> Optional.ofNullable(content.recommendations().get(id)).stream())
                .sorted(Comparator.comparing(r -> !r.isIn(language.code())))
                .toList();
    }

    /// The page behind its code: the first body with an address.
    public Optional<String> address(Trade trade) {
        return bodies(trade).stream().flatMap(r -> r.address(language.code()).stream()).findFirst();
    }
}
