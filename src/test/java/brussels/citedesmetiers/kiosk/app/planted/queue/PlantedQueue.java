package brussels.citedesmetiers.kiosk.app.planted.queue;

import brussels.citedesmetiers.kiosk.app.planted.ticket.PlantedTicket;
import java.sql.Connection;

/// Closes a cycle, and uses JDBC.
public record PlantedQueue(PlantedTicket ticket, Connection connection) {}
