package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Picture;
import brussels.citedesmetiers.kiosk.content.Sector;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trade.Shortage;
import brussels.citedesmetiers.kiosk.content.Trades;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `content/trades.json`, the trades a visitor can look at. A house may do without.
///
/// Its texts are all in this file and not in those of the languages, which belong to the content's
/// version. May be called on any thread that may block; writes nothing.
public final class TradesReader {
    private static final int LONGEST_NAME = 48;
    private static final int LONGEST_SENTENCE = 90;
    private static final int LONGEST_SECTOR = 30;
    private static final int EARLIEST_LIST = 2020;
    private static final int LATEST_LIST = 2100;

    private static final TextForm LETTERS =
            TextForm.matching("[A-Z]{2,3}", "two or three letters such as RIA are needed");

    private TradesReader() {}

    /// Whether the house has trades.
    public static boolean isThere(Path config) {
        return Files.exists(config.resolve(ContentFile.TRADES));
    }

    /// The trades of a configuration folder, none if there is no file; every problem is reported.
    public static LoadResult<Trades> load(Path config) {
        if (!isThere(config)) {
            return new LoadResult.Loaded<>(Trades.NONE);
        }
        List<Fault> faults = new ArrayList<>();
        Optional<Trades> trades =
                JsonFile.read(config, ContentFile.TRADES, faults)
                        .flatMap(json -> json.as(TradesReader::trades));
        return trades.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(trades.get())
                : LoadResult.refused(config, faults);
    }

    /// The content with its trades, or without any if their file has faults.
    public static Content added(Path config, Content content) {
        return load(config) instanceof LoadResult.Loaded<Trades>(Trades trades)
                ? content.with(trades)
                : content;
    }

    private static Trades trades(Json json) {
        // Only for people: which languages nobody who grew up with them has read.
        json.strings("unread", 0, 30, LanguageFile.CODE);
        List<Sector> sectors = json.objects("sectors", 1, 40, TradesReader::sector);
        Set<String> ids = new HashSet<>();
        List<Trade> trades =
                json.objects(
                        "trades",
                        1,
                        1000,
                        item -> {
                            Trade one = trade(item);
                            if (!one.id().isEmpty() && !ids.add(one.id())) {
                                item.fault("id", "another trade has this id");
                            }
                            return one;
                        });
        return new Trades(sectors, trades);
    }

    private static Sector sector(Json json) {
        return new Sector(
                json.string("id", TextForm.ID),
                json.oneOf("picture", Picture.NAMES),
                text(json, "name", LONGEST_SECTOR),
                json.objects("answers", 0, 20, TradesReader::answer),
                json.objects("unless", 0, 20, TradesReader::answer));
    }

    private static Condition.Is answer(Json json) {
        return new Condition.Is(
                json.string("question", TextForm.ID), json.string("choice", TextForm.ID));
    }

    private static Trade trade(Json json) {
        return new Trade(
                json.string("id", TextForm.ID),
                json.string("sector", TextForm.ID),
                json.string("letters", LETTERS),
                json.oneOf("level", Trade.Level.class),
                text(json, "name", LONGEST_NAME),
                text(json, "does", LONGEST_SENTENCE),
                json.strings("learn", 1, 8, TextForm.ID),
                json.optionalObject("shortage", TradesReader::shortage).orElse(null),
                json.string("source"),
                json.day("checked"));
    }

    private static Shortage shortage(Json json) {
        return new Shortage(
                json.oneOf("list", Shortage.LISTS),
                json.integer("year", EARLIEST_LIST, LATEST_LIST));
    }

    private static Text text(Json json, String name, int longest) {
        Map<String, String> texts = json.textMap(name, LanguageFile.CODE);
        if (texts.isEmpty()) {
            json.fault(name, "this text in every language is needed");
        }
        texts.forEach(
                (language, text) -> {
                    if (text.codePointCount(0, text.length()) > longest) {
                        json.fault(
                                name,
                                "at most "
                                        + longest
                                        + " characters have room here, in "
                                        + language);
                    }
                });
        return new Text(texts);
    }
}
