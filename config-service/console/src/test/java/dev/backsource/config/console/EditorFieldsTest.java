package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.backsource.policy.domain.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings of a domain in the console's editor, against the bodies of the interface. */
class EditorFieldsTest {
    private static final Path DESCRIPTION = Path.of("..", "..", "docs", "openapi.yaml");
    private static final Path EDITOR = Path.of("src", "main", "resources", "console", "parts", "editor.js");

    /** A part begins with its name and the segment of its path; then come its fields. */
    private static final Pattern KEY = Pattern.compile("(?:key: |rules\\(|wait\\()'([\\w.]+)'(,\\s+segment:)?");

    /** Parts with dialogs of their own. */
    private static final Set<Part<?>> WITH_DIALOGS =
            Set.of(Part.ORIGINS, Part.POLICY, Part.GRANTED_PORTS, Part.SERVING);

    @Test
    void shouldHaveEveryFieldOfEveryPartAndNoOther() throws IOException {
        assertThat(edited()).isEqualTo(settable());
    }

    private static Map<String, Set<String>> edited() throws IOException {
        var script = Files.readString(EDITOR);
        var from = script.indexOf("const PARTS = {");
        var keys = KEY.matcher(script.substring(from, script.indexOf("\n};", from)));
        var fields = new TreeMap<String, Set<String>>();
        var part = "";
        while (keys.find()) {
            if (keys.group(2) != null) {
                part = keys.group(1);
                fields.putIfAbsent(part, new TreeSet<>());
            } else {
                Objects.requireNonNull(fields.get(part), part).add(keys.group(1));
            }
        }
        return fields;
    }

    private static Map<String, Set<String>> settable() throws IOException {
        var schemas = new YAMLMapper().readTree(DESCRIPTION.toFile()).at("/components/schemas");
        var fields = new TreeMap<String, Set<String>>();
        for (var part : Part.ALL) {
            if (!WITH_DIALOGS.contains(part)) {
                var names = new TreeSet<String>();
                collect(schemas.at("/NewDomainBody/properties/" + part.name()), "", schemas, names);
                fields.put(part.name(), names);
            }
        }
        return fields;
    }

    /** The paths of the fields that are no objects. */
    private static void collect(JsonNode schema, String path, JsonNode schemas, Set<String> paths) {
        var reference = schema.path("$ref").asText();
        var described =
                reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
        if (!described.has("properties")) {
            paths.add(path);
            return;
        }
        for (var field : described.get("properties").properties()) {
            collect(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), schemas, paths);
        }
    }
}
