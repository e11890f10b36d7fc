package brussels.citedesmetiers.kiosk.central;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds answers to the description they are given under.
final class OpenApi {
    private static final String BASE = "https://centre.invalid/openapi.json";

    private final JsonNode description;
    private final SchemaRegistry registry;
    private final Set<String> seen = new TreeSet<>();

    OpenApi(String text) {
        this.description = JsonMapper.shared().readTree(text);
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(BASE, text)));
    }

    /// Every answer the description tells of, as `method path status`.
    Set<String> described() {
        Set<String> all = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                for (Map.Entry<String, JsonNode> status :
                        method.getValue().path("responses").properties()) {
                    all.add(method.getKey() + " " + path.getKey() + " " + status.getKey());
                }
            }
        }
        return all;
    }

    /// Those that were held to it.
    Set<String> seen() {
        return seen;
    }

    /// What the description says against an answer.
    ///
    /// @param method in lower case
    /// @param path as the description writes it
    List<String> complaints(String method, String path, HttpResponse<String> answer) {
        String name = method + " " + path + " " + answer.statusCode();
        seen.add(name);
        JsonNode response =
                description
                        .path("paths")
                        .path(path)
                        .path(method)
                        .path("responses")
                        .path(Integer.toString(answer.statusCode()));
        if (response.isMissingNode()) {
            return List.of("not described: " + name);
        }
        List<String> complaints = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (answer.headers().firstValue(header.getKey()).isEmpty()) {
                complaints.add("no " + header.getKey());
            }
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!response.has("content")) {
            if (!answer.body().isEmpty()) {
                complaints.add("a body");
            }
            return complaints;
        }
        if (!response.path("content").has(type)) {
            complaints.add("another type: " + type);
            return complaints;
        }
        if (!type.endsWith("json")) {
            return complaints;
        }
        String pointer =
                String.join(
                        "/",
                        BASE + "#",
                        "paths",
                        escaped(path),
                        method,
                        "responses",
                        Integer.toString(answer.statusCode()),
                        "content",
                        escaped(type),
                        "schema");
        registry.getSchema(SchemaLocation.of(pointer))
                .validate(answer.body(), InputFormat.JSON)
                .forEach(error -> complaints.add(error.toString()));
        return complaints;
    }

    private static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }
}
