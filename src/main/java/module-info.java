/// The orientation kiosk.
module brussels.citedesmetiers.kiosk {
    requires java.desktop;
    requires java.net.http;
    requires java.sql;
    requires javafx.graphics;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.cbor;
    requires com.google.zxing;
    requires com.pi4j;
    requires com.pi4j.plugin.gpiod;
    requires info.picocli;
    requires org.apache.derby.engine;
    requires org.jspecify;
    requires org.tinylog.api;
    requires static net.sf.biweekly;

    exports brussels.citedesmetiers.kiosk.screen to
            javafx.graphics;

    opens brussels.citedesmetiers.kiosk.commands to
            info.picocli;
}
