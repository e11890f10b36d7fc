package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A ticket's code as people say and type it: `C-A017`, `ca17`, `A017`, `17`. Whatever is left out
/// must be clear from the existing tickets.
///
/// @param letters none; one, of theme or terminal; or both
record SpokenCode(String letters, int number) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{0,2})([0-9]{1,4})");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
    private static final int MOST_NAMED = 4;

    /// @throws RefusedException if it is not such a code
    static SpokenCode of(String text) throws RefusedException {
        String plain = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        Matcher m = FORM.matcher(plain);
        if (!m.matches()) {
            throw new RefusedException(Reply.BAD_REQUEST, "code");
        }
        return new SpokenCode(m.group(1), Integer.parseInt(m.group(2)));
    }

    /// The ticket that is meant; unfinished tickets come before finished ones.
    ///
    /// @param tickets in the order they came
    /// @throws RefusedException if there is none, or if it is ambiguous
    QueuedTicket in(List<QueuedTicket> tickets) throws RefusedException {
        List<QueuedTicket> found = tickets.stream().filter(this::fits).toList();
        List<QueuedTicket> open = found.stream().filter(t -> !t.state().finished()).toList();
        List<QueuedTicket> left = open.isEmpty() ? found : open;
        if (left.isEmpty()) {
            throw new RefusedException(Reply.NOT_FOUND, "unknown-ticket");
        }
        List<String> codes = left.stream().map(t -> t.code().toString()).distinct().toList();
        if (codes.size() > 1) {
            throw new RefusedException(
                    Reply.CONFLICT,
                    "ambiguous",
                    codes.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
        }
        return left.getLast();
    }

    private boolean fits(QueuedTicket ticket) {
        String theme = String.valueOf(ticket.code().theme());
        String terminal = String.valueOf(ticket.code().terminal());
        return ticket.code().number() == number
                && switch (letters.length()) {
                    case 0 -> true;
                    case 1 -> letters.equals(theme) || letters.equals(terminal);
                    default -> letters.equals(theme + terminal);
                };
    }
}
