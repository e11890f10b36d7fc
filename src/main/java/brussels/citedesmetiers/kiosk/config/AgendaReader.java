package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads `agenda.json`, from the configuration folder or the data folder. It need not be there. Any
/// thread that may block.
public final class AgendaReader {
    private static final TextForm PLACE =
            TextForm.matching(
                    "[^\\p{Cntrl}]{0," + AgendaDate.LONGEST_PLACE + "}",
                    "at most " + AgendaDate.LONGEST_PLACE + " characters on one line are needed");

    private static final TextForm MOMENT =
            new TextForm(
                    AgendaReader::isMoment, "a moment such as 2026-11-29T13:30+01:00 is needed");

    private final Predicate<String> known;

    private AgendaReader(Predicate<String> known) {
        this.known = known;
    }

    /// Whether a folder has an agenda.
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve(AgendaJson.FILE));
    }

    /// Reads the agenda of a folder. Dates of an activity that the content no longer has do no
    /// harm.
    public static LoadResult<Agenda> load(Path folder) {
        return new AgendaReader(_ -> true).read(folder);
    }

    /// Reads the agenda of a folder for these recommendations.
    static LoadResult<Agenda> load(Path folder, Collection<Recommendation> recommendations) {
        Set<String> activities = new HashSet<>();
        recommendations.forEach(r -> r.activityId().ifPresent(activities::add));
        return new AgendaReader(activities::contains).read(folder);
    }

    private LoadResult<Agenda> read(Path folder) {
        List<Fault> faults = new ArrayList<>();
        Optional<Agenda> agenda =
                JsonFile.read(folder, AgendaJson.FILE, faults)
                        .flatMap(json -> json.as(this::agenda));
        return agenda.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(agenda.get())
                : LoadResult.refused(folder, faults);
    }

    private Agenda agenda(Json json) {
        return new Agenda(
                moment(json, "made"),
                SiteReader.zone(json).orElse(ZoneId.of("UTC")),
                json.optionalString("source", TextForm.WRITTEN).orElse(""),
                json.objects("dates", 0, Agenda.MOST_DATES, this::date));
    }

    private AgendaDate date(Json json) {
        String activity = json.string("activity", TextForm.ID);
        if (!activity.isEmpty() && !known.test(activity)) {
            json.fault(
                    "activity",
                    "no recommendation is this activity: write \"activity\" in one, or import the"
                            + " agenda anew");
        }
        Instant starts = moment(json, "starts");
        Instant ends = moment(json, "ends");
        if (!ends.isAfter(starts)) {
            json.fault("ends", "a moment after it starts is needed");
            ends = starts.plusSeconds(1);
        }
        return new AgendaDate(
                activity,
                starts,
                ends,
                Set.copyOf(json.strings("languages", 0, 30, LanguageFile.CODE)),
                json.optionalString("place", PLACE).orElse(""),
                json.bool("full", false));
    }

    private static Instant moment(Json json, String name) {
        String text = json.string(name, MOMENT);
        return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean isMoment(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
