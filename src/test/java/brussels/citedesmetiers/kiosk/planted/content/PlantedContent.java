package brussels.citedesmetiers.kiosk.planted.content;

import brussels.citedesmetiers.kiosk.planted.counts.PlantedCounts;
import tools.jackson.databind.JsonNode;

/// Enters another core room and uses databind.
public record PlantedContent(PlantedCounts counts, JsonNode node) {}
