package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.ticket.CheckedToken;
import brussels.citedesmetiers.kiosk.ticket.Recommender;
import brussels.citedesmetiers.kiosk.ticket.TicketSheet;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The sheet of a scanned ticket for the page: made for one reply and never stored. Thread-safe.
final class Sheets {
    private static final int MOST_KEPT = 4;

    private final Supplier<Content> content;
    private final Function<String, Optional<Content>> kept;
    private final Recommender recommender;
    private final Map<String, Content> older = new LinkedHashMap<>();

    /// @param kept content for tickets printed with earlier versions, by version
    Sheets(
            Supplier<Content> content,
            Function<String, Optional<Content>> kept,
            Recommender recommender) {
        this.content = content;
        this.kept = kept;
        this.recommender = recommender;
    }

    /// The sheet in the reader's language.
    ///
    /// @param reader code of a language of the content
    ObjectNode sheet(CheckedToken checked, String reader) {
        TicketSheet sheet =
                TicketSheet.of(
                        checked,
                        contentOf(checked.token().contentVersion(), reader),
                        reader,
                        recommender);
        ObjectNode json =
                JsonNodes.object()
                        .put("code", sheet.code().toString())
                        .put("theme", sheet.theme())
                        .put("letter", checked.token().theme())
                        .put("language", checked.token().language())
                        .put("issued", sheet.issuedAt().toEpochMilli())
                        .put("datesChecked", sheet.datesChecked());
        switch (sheet.said()) {
            case TicketSheet.Said.Answers answers ->
                    answers(json.put("said", "answers"), answers, reader);
            case TicketSheet.Said.NumberOnly() -> json.put("said", "number-only");
            case TicketSheet.Said.OtherContent(String version) ->
                    json.put("said", "other-content").put("version", version);
            case TicketSheet.Said.Misfit() -> json.put("said", "misfit");
        }
        return json;
    }

    private static void answers(ObjectNode json, TicketSheet.Said.Answers answers, String reader) {
        ArrayNode lines = json.putArray("lines");
        for (TicketSheet.Line line : answers.lines()) {
            ArrayNode choices = lines.addObject().put("label", line.label()).putArray("choices");
            line.choices().forEach(choices::add);
        }
        ArrayNode recommendations = json.putArray("recommendations");
        for (Recommendation recommendation : answers.recommendations()) {
            recommendations
                    .addObject()
                    .put("title", recommendation.title().in(reader))
                    .put("summary", recommendation.summary().in(reader));
        }
    }

    private Content contentOf(String version, String reader) {
        Content present = content.get();
        if (version.equals(present.version())) {
            return present;
        }
        return older(version).filter(c -> c.language(reader).isPresent()).orElse(present);
    }

    private synchronized Optional<Content> older(String version) {
        Content known = older.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Content> found = kept.apply(version);
        found.ifPresent(
                c -> {
                    if (older.size() >= MOST_KEPT) {
                        older.remove(older.keySet().iterator().next());
                    }
                    older.put(version, c);
                });
        return found;
    }
}
