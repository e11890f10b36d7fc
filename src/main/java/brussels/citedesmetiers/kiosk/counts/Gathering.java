package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hub that joins the counts of its site's terminals, as those see it who hear the terminals and
/// tell staff how it stands. Any thread but JavaFX's: it may wait for the disk.
public interface Gathering {

    /// Whether this terminal gives its counts here.
    boolean isMember(String terminal);

    /// Takes what a terminal gives, whose signature was checked; what the answer says is on the
    /// disk.
    ///
    /// @throws OutboxException if nothing can be taken now; the terminal gives it again
    Giving.Answer take(Giving giving) throws OutboxException;

    /// How it stands.
    ///
    /// @throws OutboxException if nobody can say now
    Standing standing() throws OutboxException;

    /// How the joined counts of a site stand. It has no numbers of visits.
    ///
    /// @param members in the order of their ids
    /// @param closed the last day that was looked at, [LocalDate#EPOCH] if none was
    /// @param waiting batches that the centre has not acknowledged
    /// @param trouble the code of why they do not reach it, or null
    /// @param needsStaff whether somebody has to do something about that
    record Standing(
            List<Member> members,
            LocalDate closed,
            int waiting,
            @Nullable String trouble,
            boolean needsStaff) {
        public Standing {
            members = List.copyOf(members);
        }
    }

    /// A terminal of the site.
    ///
    /// @param through the day through which it has given, [LocalDate#EPOCH] if it has not yet
    /// @param missing whether days have ended that it should have given
    record Member(String terminal, LocalDate through, boolean missing) {}
}
