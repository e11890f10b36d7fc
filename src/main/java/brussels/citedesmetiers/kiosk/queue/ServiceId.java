package brussels.citedesmetiers.kiosk.queue;

import java.util.regex.Pattern;

/// The stable name of a service that visitors queue for, such as `apprendre`: lower-case words and
/// hyphens, at most 24 characters.
public record ServiceId(String value) implements Comparable<ServiceId> {
    private static final int LONGEST = 24;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ServiceId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a service: " + value);
        }
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
