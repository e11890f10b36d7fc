package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A site that releases for its terminals, as the centre's tests play it: a batch of the hours of
/// each month of 2026.
final class SendingSite {
    final SendingTerminal sender = new SendingTerminal("site-bruxelles");

    String enroll(Centre centre) throws CentreException {
        return centre.terminals()
                .enrollSite(sender.id, "bruxelles", List.of(sender.key.publicKey()));
    }

    /// The batch of a month that these terminals gave, under the month's number.
    SealedBatch month(long epoch, long seq, int month, long visits, String... terminals) {
        LocalDate day = YearMonth.of(2026, month).atEndOfMonth();
        Map<String, SiteMark.Last> given = new HashMap<>();
        for (String terminal : terminals) {
            String digest = String.format(Locale.ROOT, "%064x", visits);
            given.put(terminal, new SiteMark.Last(new OfferNumber(1, month), day, digest));
        }
        return sender.sealed(
                new Batch(
                        sender.id,
                        epoch,
                        seq,
                        day.withDayOfMonth(1),
                        day,
                        List.of("0123456789ab"),
                        false,
                        false,
                        0,
                        0,
                        List.of(
                                new Table(
                                        "hour",
                                        YearMonth.from(day).toString(),
                                        List.of(new Table.Count(List.of("10"), visits)),
                                        0,
                                        false)),
                        Map.of(),
                        new SiteGiven(day, given, LocalDate.EPOCH)));
    }

    /// The same batch without what a site says.
    SealedBatch asATerminals(SealedBatch batch) throws Exception {
        Batch b = batch.batch();
        return sender.sealed(
                new Batch(
                        b.terminal(),
                        b.epoch(),
                        b.seq(),
                        b.from(),
                        b.through(),
                        b.content(),
                        b.late(),
                        b.undated(),
                        b.touchedDays(),
                        b.remainderUpTo(),
                        b.tables()));
    }
}
