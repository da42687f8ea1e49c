package dev.backsource.cli.apply.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.domain.Flaw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** The JSON Schema of a domain in a file, which editors understand, too. It is made from the interface's description. */
public final class DomainSchema {
    /** What the schema is called beside exported files. */
    public static final String FILE_NAME = "domain.schema.json";

    /** Where the schema is said to be, for editors. */
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

    /** Tells what of {@code document} isn't as the schema says. */
    void check(JsonNode document, Consumer<Flaw> flaws) {
        if (document.has(DomainTree.GRANTED_PORTS)) {
            flaws.accept(new Flaw(
                    DomainTree.GRANTED_PORTS,
                    "custom ports are granted by an administrator, not by files; ask with `backsource ports request`,"
                            + " and take the field away"));
            return;
        }
        SchemaCheck.check(root, document, "", flaws);
    }
}
