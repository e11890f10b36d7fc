package brussels.citedesmetiers.kiosk.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something people do for a living.
///
/// @param letters the kinds of interests it goes with, the strongest first; ids of scores of the
///   questionnaire that asks for interests
/// @param level what one learns for it
/// @param name as both women and men read it
/// @param does what one does, in a sentence
/// @param learn ids of the recommendations where one learns it
/// @param shortageOrNull the list that says that there are more vacancies than people
/// @param source the public table that its letters were held against, and its code there
/// @param checked the day somebody last held it against its source
public record Trade(
        String id,
        String sector,
        String letters,
        Level level,
        Text name,
        Text does,
        List<String> learn,
        @Nullable Shortage shortageOrNull,
        String source,
        LocalDate checked) {

    /// What one learns before one can begin.
    public enum Level {
        /// It is learnt on the job.
        NONE,
        /// A school or a course for this trade.
        SECONDARY,
        /// Higher education.
        HIGHER
    }

    /// A public list of trades that too few people are there for.
    ///
    /// @param list whose, one of [#LISTS]
    public record Shortage(String list, int year) {
        /// Those of the three regions.
        public static final List<String> LISTS = List.of("actiris", "forem", "vdab");
    }

    public Trade {
        learn = List.copyOf(learn);
    }

    /// The list that says that people are wanted.
    public Optional<Shortage> shortage() {
        return Optional.ofNullable(shortageOrNull);
    }
}
