package brussels.citedesmetiers.kiosk.sync;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where bundles for this terminal come from over the network, piece by piece. Each answer is
/// bounded in size and time. What a bundle is worth is not judged here.
///
/// One thread at a time; it may block for as long as the time-out.
public interface BundleSource extends AutoCloseable {
    /// What is there of this kind.
    ///
    /// @param kind `content`, `program` or `keys`
    /// @throws AwayException if no usable answer came
    Optional<Offer> offered(String kind) throws AwayException;

    /// The next piece of a bundle.
    ///
    /// @param from the first byte wanted, less than the bytes of the bundle
    /// @return at least one byte
    /// @throws AwayException if no usable answer came
    byte[] piece(Offer offer, long from) throws AwayException;

    /// Aborts what is in progress.
    @Override
    void close();

    /// A bundle for this terminal.
    ///
    /// @param kind what was asked for
    /// @param sha256 of the whole file
    /// @param byStaff whether staff put it in at the site's hub; if not, it is from the centre
    record Offer(String kind, int version, long bytes, String sha256, boolean byStaff) {
        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        static Offer read(String kind, byte[] body) throws AwayException {
            FlatJson json = FlatJson.read(body).orElseThrow(Offer::otherAnswer);
            long version = json.number("version").orElse(0L);
            long bytes = json.number("bytes").orElse(0L);
            String sha256 = json.text("sha256").orElse("");
            if (version < 1
                    || version > Integer.MAX_VALUE
                    || bytes < 1
                    || !SHA_256.matcher(sha256).matches()) {
                throw otherAnswer();
            }
            boolean byStaff = json.text("from").filter("staff"::equals).isPresent();
            return new Offer(kind, Math.toIntExact(version), bytes, sha256, byStaff);
        }

        private static AwayException otherAnswer() {
            return new AwayException(CentreTrouble.NOT_THE_CENTRE, "another answer");
        }
    }

    /// No usable answer came; the message is for the log.
    final class AwayException extends Exception {
        private static final long serialVersionUID = 1L;

        private final CentreTrouble trouble;

        AwayException(CentreTrouble trouble, String detail) {
            super(detail);
            this.trouble = trouble;
        }

        public CentreTrouble trouble() {
            return trouble;
        }
    }
}
