package brussels.citedesmetiers.kiosk.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The trades a visitor can look at. They are no part of the content's version: a ticket says
/// nothing of them, so that they may change at any time.
///
/// @param sectors in the order they are shown
/// @param trades in the order of their sectors
public record Trades(List<Sector> sectors, List<Trade> trades) {

    /// None, or none yet.
    public static final Trades NONE = new Trades(List.of(), List.of());

    public Trades {
        sectors = List.copyOf(sectors);
        trades = List.copyOf(trades);
    }

    public boolean isEmpty() {
        return trades.isEmpty();
    }

    /// Whether all of it is written in each of these languages, so that it can be shown in any.
    public boolean areIn(Collection<Language> languages) {
        return languages.stream()
                .map(Language::code)
                .allMatch(
                        code ->
                                sectors.stream()
                                                .allMatch(
                                                        s ->
                                                                s.name()
                                                                        .byLanguage()
                                                                        .containsKey(code))
                                        && trades.stream()
                                                .allMatch(
                                                        t ->
                                                                t.name()
                                                                                .byLanguage()
                                                                                .containsKey(code)
                                                                        && t.does()
                                                                                .byLanguage()
                                                                                .containsKey(
                                                                                        code)));
    }

    /// The sector with this id.
    public Optional<Sector> sector(String id) {
        return sectors.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /// The trade with this id.
    public Optional<Trade> trade(String id) {
        return trades.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /// The trades of a sector.
    public List<Trade> in(String sector) {
        return trades.stream().filter(t -> t.sector().equals(sector)).toList();
    }
}
