package dev.backsource.cli.apply.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DomainSchemaTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void shouldSayWhatTheInterfacesDescriptionSays() throws Exception {
        // Given
        var description = new YAMLMapper().readTree(DOCS.resolve("openapi.yaml").toFile());

        // When
        var made = SchemaOfFiles.from(description);

        // Then
        var written = Path.of("target/" + DomainSchema.FILE_NAME);
        Files.writeString(
                written, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(made) + "\n");
        assertThat(written)
                .as("cp cli/target/domain.schema.json docs/domain.schema.json, and look what changed")
                .hasSameTextualContentAs(DOCS.resolve(DomainSchema.FILE_NAME));
    }

    @Test
    void shouldBeShippedAsItIsInTheDocs() throws Exception {
        // When
        var shipped = DomainSchema.text();

        // Then
        assertThat(shipped).isEqualTo(Files.readString(DOCS.resolve(DomainSchema.FILE_NAME)));
    }
}
