package brussels.citedesmetiers.kiosk.planted.clock;

import brussels.citedesmetiers.kiosk.planted.queue.PlantedQueue;

/// Enters the queue, which stands on it.
public record PlantedClock(PlantedQueue queue) {}
