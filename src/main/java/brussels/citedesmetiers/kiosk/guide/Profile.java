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
        /// The first score leads, and the top three are certain.
        CLEAR,
        /// Some lead, but it is not certain which: the first two have equal points, or the third
        /// and the fourth do, so that chance would decide the top three. Scores without points do
        /// not count as equal.
        TIED,
        /// Nothing stands out: the highest and the lowest score are at most one point apart.
        FLAT,
        /// No answer gave any point, or the questionnaire has no scores.
        NONE
    }

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
        return equal(points, 0) || equal(points, 2) ? Certainty.TIED : Certainty.CLEAR;
    }

    private static boolean equal(List<Integer> points, int index) {
        return index + 1 < points.size()
                && points.get(index) > 0
                && points.get(index).equals(points.get(index + 1));
    }
}
