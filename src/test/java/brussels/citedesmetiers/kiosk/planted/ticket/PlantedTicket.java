package brussels.citedesmetiers.kiosk.planted.ticket;

import brussels.citedesmetiers.kiosk.planted.queue.PlantedQueue;
import brussels.citedesmetiers.kiosk.planted.visit.PlantedVisit;

/// Enters what it may and what it may not.
public record PlantedTicket(PlantedQueue queue, PlantedVisit visit) {}
