package brussels.citedesmetiers.kiosk.app.planted.ticket;

import brussels.citedesmetiers.kiosk.app.planted.queue.PlantedQueue;
import brussels.citedesmetiers.kiosk.app.planted.visit.PlantedVisit;

/// Enters what it may and what it may not.
public record PlantedTicket(PlantedQueue queue, PlantedVisit visit) {}
