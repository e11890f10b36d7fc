package brussels.citedesmetiers.kiosk.app.planted.counts;

import brussels.citedesmetiers.kiosk.app.planted.queue.PlantedQueue;
import java.net.HttpURLConnection;

/// Enters another core room, and uses HTTP.
public record PlantedCounts(PlantedQueue queue, HttpURLConnection client) {}
