package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.guide.RandomForms;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever happens in whatever order: never an exception, always a way home, nothing left after a
/// wipe, counted at most once, and no answer of a question that is out of reach.
class VisitPropertyTest {

    @Property(tries = 400)
    void anySequenceOnContentBuiltByHand(@ForAll("numbers") List<Integer> numbers) {
        new RandomVisits(SmallContent.content()).play(numbers);
    }

    @Property(tries = 400)
    void anySequenceOnAnyContent(
            @ForAll("forms") Questionnaire form, @ForAll("numbers") List<Integer> numbers) {
        new RandomVisits(SmallContent.of(form)).play(numbers);
    }

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(80);
    }

    @Provide
    Arbitrary<Questionnaire> forms() {
        return RandomForms.withPointsFrom(0)
                .filter(form -> new Guide(form).next(Answers.empty()).isPresent());
    }
}
