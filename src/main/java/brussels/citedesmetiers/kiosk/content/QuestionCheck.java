package brussels.citedesmetiers.kiosk.content;

import static brussels.citedesmetiers.kiosk.content.Question.Type.SINGLE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks one question by itself: its texts, limits and choices.
final class QuestionCheck {

    /// The limits for one kind of question.
    ///
    /// @param maxChoices the greatest number of choices that can be shown
    /// @param question where its text is shown
    /// @param choice where its choices are shown
    record Form(int maxChoices, TextPlace question, TextPlace choice) {
        static final Form GUIDED = new Form(8, TextPlace.QUESTION, TextPlace.CHOICE);

        /// Communes and age classes make long lists.
        static final Form ABOUT = new Form(40, TextPlace.ABOUT_QUESTION, TextPlace.ABOUT_CHOICE);
    }

    private static final int MIN_CHOICES = 2;
    private static final int PICTURES = 6;

    private final FaultList faults;
    private final Form form;
    private final List<String> scores;

    QuestionCheck(FaultList faults, Form form, List<String> scores) {
        this.faults = faults;
        this.form = form;
        this.scores = scores;
    }

    void check(Question question, Pointer at) {
        faults.text(at.at("text"), question.text(), form.question());
        faults.text(at.at("label"), question.label(), TextPlace.LABEL);
        limits(question, at);
        Pointer choices = at.at("choices");
        int count = question.choices().size();
        if (count < MIN_CHOICES || count > form.maxChoices()) {
            faults.add(
                    choices,
                    String.valueOf(count),
                    (count < MIN_CHOICES ? "too few" : "too many")
                            + " choices; give 2 to "
                            + form.maxChoices());
        }
        fromLanguage(question, at.at("fromLanguage"));
        pictures(question, choices);
        faults.ids(choices, question.choices().stream().map(Choice::id).toList(), "choice");
        for (int i = 0; i < count; i++) {
            choice(question, question.choices().get(i), choices.at(i));
        }
    }

    /// Six pictures fill a screen, and a choice without one would look as if it were less.
    private void pictures(Question question, Pointer choices) {
        List<Choice> all = question.choices();
        if (all.stream().allMatch(choice -> choice.picture().isEmpty())) {
            return;
        }
        if (all.size() != PICTURES) {
            faults.add(
                    choices,
                    String.valueOf(all.size()),
                    "a question in pictures has " + PICTURES + " choices");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String picture = all.get(i).picture();
            Pointer at = choices.at(i).at("picture");
            if (picture.isEmpty()) {
                faults.add(at, all.get(i).id(), "no picture, though other choices have one");
            } else if (!seen.add(picture)) {
                faults.add(at, picture, "another choice of this question has this picture");
            }
        }
    }

    private void limits(Question question, Pointer at) {
        int min = question.min();
        int max = question.max();
        if (question.type() == SINGLE) {
            if (min != 1) {
                faults.add(at.at("min"), String.valueOf(min), "a single question has no min");
            }
            if (max != 1) {
                faults.add(at.at("max"), String.valueOf(max), "a single question has no max");
            }
            return;
        }
        long together = question.choices().stream().filter(c -> !c.exclusive()).count();
        if (max == 0 || max > together) {
            faults.add(
                    at.at("max"),
                    String.valueOf(max),
                    "no max; give 1 to " + together + ", what can be taken together");
        }
        if (min > together) {
            faults.add(
                    at.at("min"),
                    String.valueOf(min),
                    "cannot be met; only " + together + " choices can be taken together");
        }
        if (min > 1 && together < question.choices().size()) {
            faults.add(
                    at.at("min"),
                    String.valueOf(min),
                    "an exclusive choice could never be taken; give min 1 or no such choice");
        }
    }

    private void fromLanguage(Question question, Pointer at) {
        for (Map.Entry<String, String> known : new TreeMap<>(question.fromLanguage()).entrySet()) {
            Pointer place = at.at(known.getKey());
            faults.language(place, known.getKey());
            Optional<Choice> choice = question.choice(known.getValue());
            if (choice.isEmpty()) {
                faults.add(
                        place,
                        known.getValue(),
                        "unknown choice; "
                                + among(
                                        known.getValue(),
                                        question.choices().stream().map(Choice::id).toList()));
            } else if (!choice.get().scores().isEmpty()) {
                faults.add(
                        place,
                        known.getValue(),
                        "gives points, which a question that is not asked cannot; ask it");
            }
        }
    }

    private void choice(Question question, Choice choice, Pointer at) {
        faults.text(
                at.at("text"),
                choice.text(),
                choice.picture().isEmpty() ? form.choice() : TextPlace.PICTURE);
        if (choice.exclusive() && question.type() == SINGLE) {
            faults.add(
                    at.at("exclusive"),
                    choice.id(),
                    "a single question takes one choice anyway; leave exclusive out");
        }
        for (String language : new TreeSet<>(choice.languages())) {
            faults.language(at.at("languages"), language);
        }
        for (Map.Entry<String, Integer> points : new TreeMap<>(choice.scores()).entrySet()) {
            Pointer place = at.at("scores").at(points.getKey());
            if (!scores.contains(points.getKey())) {
                faults.add(
                        place, points.getKey(), "unknown score; " + among(points.getKey(), scores));
            }
            if (points.getValue() < 1) {
                faults.add(
                        place,
                        String.valueOf(points.getValue()),
                        "points must be 1 or more; leave out a score the choice says nothing of");
            }
        }
    }

    /// The end of a message about an unknown id.
    static String among(String written, List<String> known) {
        return known.isEmpty()
                ? "there is none here"
                : Nearest.meant(written, known, "known are " + String.join(", ", known));
    }
}
