package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.progressive.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Subscribers get the schema of policy changes alone, so it contains the parts of a domain. It describes them as the schema of files does. */
class PolicyChangeSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "policy-changed.v1.schema.json";
    private static final Path SCHEMA = Path.of("src/main/resources/schemas", NAME);
    private static final Path OF_FILES = Path.of("../docs/domain.schema.json");

    /** Files don't have granted parts: those are written by hand. */
    @Test
    void shouldSayOfEachPartWhatTheSchemaOfFilesSays() throws IOException {
        // Given
        var ofFiles = JSON.readTree(OF_FILES.toFile()).get("properties");

        // When
        var made = JSON.readTree(SCHEMA.toFile());
        var properties = (ObjectNode) made.get("properties");
        var ofCandidate = (ObjectNode) made.at("/properties/rollout/properties/candidate/properties");
        for (var part : Part.ALL) {
            if (!part.isGranted()) {
                var described = ofFiles.required(part.name());
                allowUnknownFields(described);
                properties.set(part.name(), described);
                if (Candidate.PARTS.contains(part)) {
                    ofCandidate.set(part.name(), described);
                }
            }
        }

        // Then
        var written = Files.writeString(Path.of("target", NAME), made.toPrettyString() + "\n");
        assertThat(written)
                .as("cp origin-policy/target/%s origin-policy/%s, and look what changed", NAME, SCHEMA)
                .hasSameTextualContentAs(SCHEMA);
    }

    @Test
    void shouldLetNoSchemaReferToAnother() throws IOException {
        try (var schemas = Files.list(SCHEMA.getParent())) {
            assertThat(schemas)
                    .allSatisfy(schema -> assertThat(Files.readString(schema))
                            .as(schema.toString())
                            .doesNotContain("$ref"));
        }
    }

    /** Subscribers ignore unknown fields; files must not have any. */
    private static void allowUnknownFields(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove("additionalProperties");
        }
        schema.forEach(PolicyChangeSchemaTest::allowUnknownFields);
    }
}
