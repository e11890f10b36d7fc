package brussels.citedesmetiers.kiosk.guide;

import java.util.List;

/// How the points of a questionnaire's scores compare: a starting point for a conversation, never a
/// verdict, so it states how far it can be trusted.
///
/// @param groups the scores by falling points, those with equal points together, in the order of
///   the file
/// @param certainty how far the order means anything
public record Profile(List<Group> groups, Certainty certainty) {

    /// Scores with equal points.
    public record Group(int points, List<String> scores) {
        public Group {
            scores = List.copyOf(scores);
        }
    }

    /// How far the order of the scores means anything.
    public enum Certainty {
        /// The first score leads by [Profile#LEAD] points, and the top three are certain.
        CLEAR,
        /// Some lead, but it is not certain which: the first leads the second by fewer points, or
        /// the third and the fourth have equal points, so that chance would decide the top three.
        /// Third and fourth without points do not count as equal.
        TIED,
        /// Nothing stands out: the highest and the lowest score are at most one point apart.
        FLAT,
        /// No answer gave any point, or the questionnaire has no scores.
        NONE
    }

    /// By how many points the first score must lead. With one, a person who taps at random would
    /// often be told of an interest.
    public static final int LEAD = 2;

    public Profile {
        groups = List.copyOf(groups);
    }

    /// The score ids by falling points, equal ones in the order of the file.
    public List<String> ranked() {
        return groups.stream().flatMap(group -> group.scores().stream()).toList();
    }

    /// The profile of scores with these points.
    static Profile of(List<Group> groups) {
        return new Profile(groups, certainty(groups));
    }

    private static Certainty certainty(List<Group> groups) {
        List<Integer> points =
                groups.stream()
                        .flatMap(group -> group.scores().stream().map(_ -> group.points()))
                        .toList();
        if (points.stream().allMatch(p -> p == 0)) {
            return Certainty.NONE;
        }
        if (points.getFirst() - points.getLast() <= 1) {
            return Certainty.FLAT;
        }
        boolean leads = points.size() == 1 || points.getFirst() - points.get(1) >= LEAD;
        return leads && !equal(points, 2) ? Certainty.CLEAR : Certainty.TIED;
    }

    private static boolean equal(List<Integer> points, int index) {
        return index + 1 < points.size()
                && points.get(index) > 0
                && points.get(index).equals(points.get(index + 1));
    }
}
