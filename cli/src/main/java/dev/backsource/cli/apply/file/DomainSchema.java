package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.domain.FieldError;
import dev.backsource.cli.message.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** The JSON Schema of a domain in a file, for editors, too. It is generated from the API's description. */
public final class DomainSchema {
    /** The name of the schema's file beside exported files. */
    public static final String FILE_NAME = "domain.schema.json";

    /** The comment that names the schema's file to editors. */
    public static final String EDITOR_LINE = "# yaml-language-server: $schema=" + FILE_NAME;

    private static final String RESOURCE = "/" + FILE_NAME;

    private final JsonNode root;

    private DomainSchema(JsonNode root) {
        this.root = root;
    }

    public static DomainSchema load() {
        try {
            return new DomainSchema(new JsonMapper().readTree(text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema as it is shipped. */
    public static String text() {
        try (var resource = Objects.requireNonNull(DomainSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reports the flaws of {@code document} by the schema. */
    void check(JsonNode document, Consumer<FieldError> flaws) {
        if (document.has(DomainTree.GRANTED_PORTS)) {
            flaws.accept(new FieldError(DomainTree.GRANTED_PORTS, Messages.grantedPortsInFile()));
            return;
        }
        SchemaCheck.check(root, document, "", flaws);
    }
}
