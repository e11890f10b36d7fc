package brussels.citedesmetiers.kiosk;

/// How much a test tries: as little as finds what is planted in it, since every build waits for it,
/// or as much as it can with `-Dkiosk.long=true`. `deploy/prove.sh tests` runs all that have a long
/// form so.
public final class LongForm {
    private static final boolean ASKED = Boolean.getBoolean("kiosk.long");

    private LongForm() {}

    /// The first number in a build, the second in the long form.
    public static int of(int build, int wanted) {
        return ASKED ? wanted : build;
    }
}
