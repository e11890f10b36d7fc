package brussels.citedesmetiers.kiosk.planted.counts;

import brussels.citedesmetiers.kiosk.planted.queue.PlantedQueue;
import java.net.HttpURLConnection;

/// Enters another core room, and uses HTTP.
public record PlantedCounts(PlantedQueue queue, HttpURLConnection client) {}
