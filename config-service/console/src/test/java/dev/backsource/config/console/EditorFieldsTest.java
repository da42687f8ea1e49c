package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.backsource.policy.domain.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schema from which the console makes its forms has what they need, and the catalogue's words are for fields of the schema. */
class EditorFieldsTest {
    private static final Path SCHEMA = Path.of("..", "..", "docs", "domain.schema.json");
    private static final Path API = Path.of("..", "..", "docs", "openapi.yaml");
    private static final Path WORDS = Path.of("src", "main", "resources", "console", "words", "en", "settings.js");
    private static final Path SETTINGS = Path.of("src", "main", "resources", "console", "parts", "settings.js");
    private static final Pattern FIELD_WITH_WORDS = Pattern.compile("^ {2}'([\\w.]+)': \\{", Pattern.MULTILINE);

    /** Parts with dialogs of their own. */
    private static final Set<Part<?>> WITH_DIALOGS =
            Set.of(Part.ORIGINS, Part.POLICY, Part.GRANTED_PORTS, Part.SERVING);

    @Test
    void shouldHaveATitleForEveryField() throws IOException {
        var untitled = fields().entrySet().stream()
                .filter(field -> field.getValue().path("title").asText().isEmpty())
                .map(Map.Entry::getKey);

        assertThat(untitled).as("call titled(…) of the field's JsonField").isEmpty();
    }

    /** A form shows a field of the part, or of an object in it. */
    @Test
    void shouldShowEveryField() throws IOException {
        assertThat(fields().keySet()).allMatch(path -> path.split("\\.").length <= 3);
        assertThat(fields().values()).allMatch(EditorFieldsTest::hasInput);
    }

    @Test
    void shouldHaveWordsForFieldsOfTheSchemaOnly() throws IOException {
        var words = Files.readString(WORDS);
        var from = words.indexOf("const FIELDS = {");
        var named = FIELD_WITH_WORDS
                .matcher(words.substring(from, words.indexOf("\n};", from)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named).isNotEmpty().isSubsetOf(fields().keySet());
    }

    /** The address of a part follows from its name. */
    @Test
    void shouldFindTheAddressOfEveryPart() throws IOException {
        assertThat(Files.readString(SETTINGS)).contains("const SEGMENTS = { originTls: 'origins' };");

        var paths = new YAMLMapper().readTree(API.toFile()).get("paths");
        assertThat(Part.ALL)
                .filteredOn(part -> part != Part.ORIGIN_TLS)
                .allMatch(part -> paths.has("/api/v1/domains/{name}/" + kebab(part.name())));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static boolean hasInput(JsonNode schema) {
        if (schema.has("contentMediaType")) {
            return schema.get("contentMediaType").asText().equals("application/pem-certificate-chain");
        }
        var type = schema.path("type").asText();
        return type.equals("array")
                ? schema.at("/items/type").asText().equals("string")
                : List.of("string", "boolean", "integer").contains(type);
    }

    /** By their paths. */
    private static Map<String, JsonNode> fields() throws IOException {
        var parts = new JsonMapper().readTree(SCHEMA.toFile()).get("properties");
        var fields = new TreeMap<String, JsonNode>();
        Part.ALL.stream()
                .filter(part -> !WITH_DIALOGS.contains(part))
                .forEach(part -> collect(parts.get(part.name()), part.name(), fields));
        return fields;
    }

    private static void collect(JsonNode schema, String path, Map<String, JsonNode> fields) {
        if (!schema.has("properties")) {
            fields.put(path, schema);
            return;
        }
        schema.get("properties")
                .properties()
                .forEach(field -> collect(field.getValue(), path + "." + field.getKey(), fields));
    }
}
