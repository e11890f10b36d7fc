package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.visit.RandomVisits;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The properties of every visit, on the content as shipped.
class ShippedVisitPropertyTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();

    @Property(tries = 100)
    void anySequenceOnTheShippedContent(@ForAll("numbers") List<Integer> numbers) {
        new RandomVisits(CONTENT).play(numbers);
    }

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(20).ofMaxSize(120);
    }
}
