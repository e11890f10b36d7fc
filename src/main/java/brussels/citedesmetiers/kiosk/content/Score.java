package brussels.citedesmetiers.kiosk.content;

/// A dimension that choices give points to.
public record Score(String id, Text name) {}
