package brussels.citedesmetiers.kiosk.report;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Reads a report's page as XML.
final class ReportTexting {
    private ReportTexting() {}

    /// The page; whatever is not well-formed is an error.
    static Document parsed(ReportFile file) throws Exception {
        String page =
                new String(file.bytes(), StandardCharsets.UTF_8).replace("<!DOCTYPE html>\n", "");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(page)));
    }

    /// All elements of a name.
    static List<Element> all(Document page, String tag) {
        return elements(page.getElementsByTagName(tag));
    }

    static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /// What a person reads, a line a paragraph and a line a row of a table.
    static String text(Document page) {
        List<String> lines = new ArrayList<>();
        collect((Element) page.getElementsByTagName("body").item(0), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void collect(Element element, List<String> lines) {
        switch (element.getTagName()) {
            case "tr" ->
                    lines.add(
                            elements(element.getChildNodes()).stream()
                                    .map(Element::getTextContent)
                                    .collect(Collectors.joining(" | ")));
            case "h1", "h2", "p", "li", "dt", "dd", "figcaption", "title", "desc" ->
                    lines.add(element.getTagName() + ": " + element.getTextContent());
            default -> elements(element.getChildNodes()).forEach(child -> collect(child, lines));
        }
    }
}
