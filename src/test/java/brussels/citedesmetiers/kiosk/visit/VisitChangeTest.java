package brussels.citedesmetiers.kiosk.visit;

import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atPreview;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atResult;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What stays and what goes when a visitor changes something.
class VisitChangeTest {
    @Test
    void changedAnswerDropsWhatIsAskedNoMore() {
        atResult()
                .holds("a-colour", "red", "blue")
                .holds("a-shade", "dark")
                .back()
                .asks("a-way")
                .back()
                .back()
                .asks("a-colour", "red", "blue")
                .choose("red")
                .holds("a-colour", "blue")
                .holds("a-shade")
                .asks("a-way")
                .back()
                .back()
                .asks("a-work")
                .tap("no")
                .holds("a-colour")
                .holds("a-shade")
                .holds("a-way", "home")
                .asks("a-way");
    }

    @Test
    void otherThemeBeginsAnewAndTheSameOneKeepsTheAnswers() {
        atResult()
                .back()
                .back()
                .back()
                .back()
                .back()
                .isAt(new Place.Themes(0))
                .theme("A")
                .asks("a-work")
                .holds("a-way", "home")
                .back()
                .theme("C")
                .asks("c-goal")
                .holds("a-way");
    }

    @Test
    void otherLanguageKeepsAnswersAndPlace() {
        VisitScenario visit = start().language("uk").theme("A").tap("yes").tap("red").page(1);
        Visit before = visit.visit();
        visit.languages()
                .isUnder(Panel.Languages.class)
                .language("nl")
                .speaks("nl")
                .asks("a-colour", "red");
        assertEquals(before.answers(), visit.visit().answers());
        assertEquals(before.place(), visit.visit().place());
        atPreview()
                .languages()
                .language("fr")
                .isAt(Place.Preview.class)
                .holds("a-shade", "dark")
                .speaks("fr");
    }

    @Test
    void answerIsChangedFromThePreviewAndBackThere() {
        atPreview()
                .edit("a-way")
                .asks("a-way")
                .tap("here")
                .isAt(Place.Preview.class)
                .holds("a-way", "here")
                .edit("a-colour")
                .asks("a-colour", "red", "blue")
                .tap("blue")
                .back()
                .isAt(Place.Preview.class)
                .holds("a-colour", "red", "blue");
    }

    @Test
    void changeFromThePreviewAsksOnlyWhatIsNewlyNeeded() {
        atPreview()
                .edit("a-work")
                .tap("no")
                .isAt(Place.Preview.class)
                .holds("a-shade")
                .edit("a-work")
                .tap("yes")
                .asks("a-colour")
                .choose("red")
                .asks("a-shade")
                .back()
                .asks("a-colour", "red")
                .next()
                .tap("light")
                .isAt(Place.Preview.class)
                .holds("a-way", "home");
    }

    @Test
    void themeIsChangedFromThePreviewOrLeftAsItIs() {
        atPreview().editTheme().back().isAt(Place.Preview.class).holds("a-shade", "dark");
        atPreview().editTheme().theme("A").isAt(Place.Preview.class).holds("a-shade", "dark");
        atPreview()
                .editTheme()
                .theme("C")
                .asks("c-goal")
                .holds("a-shade")
                .back()
                .isAt(new Place.Themes(0));
    }
}
