package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.guide.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// People who tap at random must not be told what they are made for.
class RandomProfileTest {
    private static final int VISITS = LongForm.of(2_000, 10_000);
    private static final Content CONTENT = ConfigFolder.shippedContent();

    @Test
    void atMostOneInTwentyWhoTapAtRandomGetsClearProfile(TestReporter reporter) {
        Guide guide =
                Guide.in("fr", Objects.requireNonNull(CONTENT.questionnaires().get("C")), CONTENT);
        Random random = new Random(20261129);
        int asked = 0;
        int clear = 0;
        while (asked < VISITS) {
            Answers answers = Answers.empty();
            Optional<Question> next = guide.next(answers);
            while (next.isPresent()) {
                answers = guide.answer(answers, next.get().id(), some(next.get(), random));
                next = guide.next(answers);
            }
            Profile.Certainty certainty = guide.profile(answers).certainty();
            if (certainty != Profile.Certainty.NONE) {
                asked++;
                clear += certainty == Profile.Certainty.CLEAR ? 1 : 0;
            }
        }
        int found = clear;
        reporter.publishEntry("clear profiles", found + " of " + VISITS);
        assertTrue(found <= VISITS / 20, () -> found + " clear profiles");
        assertTrue(found > 0, "nobody could get a clear profile");
    }

    private static List<String> some(Question question, Random random) {
        List<String> ids = new ArrayList<>(question.choices().stream().map(Choice::id).toList());
        Collections.shuffle(ids, random);
        int most = question.type() == Question.Type.SINGLE ? 1 : question.max();
        return ids.subList(0, 1 + random.nextInt(most));
    }
}
