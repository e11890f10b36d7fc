package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.Optional;

/// A visit and everything its screen is made of.
record SpokenVisit(Content content, VisitMachine machine, Visit visit, Circumstances around) {

    String language() {
        return visit.language();
    }

    Guide guide() {
        return machine.guide(visit);
    }

    String themeName() {
        return content.theme(visit.themeId().orElseThrow()).orElseThrow().name().in(language());
    }

    /// Why the visit's service gives no ticket now, as a sentence; empty if it gives some.
    Optional<String> refusal(Phrases phrases) {
        return around.outlook()
                .flatMap(
                        outlook ->
                                outlook.theme(machine.service(visit))
                                        .flatMap(QueueOutlook.ServiceOutlook::noTicket)
                                        .map(why -> phrases.refusal(why, outlook.day())));
    }
}
