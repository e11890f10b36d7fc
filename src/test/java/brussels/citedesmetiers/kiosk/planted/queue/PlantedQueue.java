package brussels.citedesmetiers.kiosk.planted.queue;

import brussels.citedesmetiers.kiosk.planted.ticket.PlantedTicket;
import java.sql.Connection;

/// Closes a cycle, and uses JDBC.
public record PlantedQueue(PlantedTicket ticket, Connection connection) {}
