package brussels.citedesmetiers.kiosk.content;

import java.util.Optional;

/// Port: measures whether a text fits its place at the largest text size.
@FunctionalInterface
public interface TextFit {

    /// What is wrong with `text` at `place`, as one plain sentence; empty when it fits.
    Optional<String> problem(TextPlace place, String language, String text);
}
