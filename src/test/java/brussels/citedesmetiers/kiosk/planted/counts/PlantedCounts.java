package brussels.citedesmetiers.kiosk.planted.counts;

import brussels.citedesmetiers.kiosk.planted.queue.PlantedQueue;
import java.net.HttpURLConnection;
import java.util.Optional;

/// Enters another core room, uses HTTP, and takes an Optional.
public record PlantedCounts(PlantedQueue queue, HttpURLConnection client, Optional<String> note) {}
