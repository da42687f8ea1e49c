package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.apply.file.UntaggedYaml;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** The file of a batch: JSON or YAML, the items alone or as {@code POST /api/v1/batches} takes them. It may have more items than one batch takes. */
final class BatchFile {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final String ITEMS = "items";

    private BatchFile() {}

    /** @param name of the file; {@code -} for the input */
    static List<JsonNode> items(String name, InputStream input) {
        var read = parsed(name, bytes(name, input));
        var items = read.isObject() && read.size() == 1 ? read.path(ITEMS) : read;
        if (!items.isArray() || items.isEmpty()) {
            throw FailureException.usage(
                    "-f: " + name + " has to be a list of changes, or an object with nothing but " + ITEMS
                            + "; give such as [{\"domain\": \"www.example.com\", \"originProtocolPolicy\": {\"enabled\": false}}]");
        }
        var list = new ArrayList<JsonNode>();
        items.forEach(list::add);
        return list;
    }

    private static byte[] bytes(String name, InputStream input) {
        try (var file = name.equals("-") ? null : Files.newInputStream(Path.of(name))) {
            var bytes = (file == null ? input : file).readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw FailureException.usage("-f: " + name + " has more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw FailureException.usage("-f: " + name + " can't be read: " + e.getMessage());
        }
    }

    private static JsonNode parsed(String name, byte[] bytes) {
        try {
            var text = new String(bytes, StandardCharsets.UTF_8).strip();
            // YAML reads JSON too, and is far slower with it.
            if (text.startsWith("{") || text.startsWith("[")) {
                return Documents.read(text.getBytes(StandardCharsets.UTF_8));
            }
            var options = new LoaderOptions();
            options.setCodePointLimit(MOST_BYTES);
            new UntaggedYaml(text, options).check();
            return Objects.requireNonNullElse(Documents.yaml().readTree(text), MissingNode.getInstance());
        } catch (IOException | YAMLException e) {
            var lines = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw FailureException.usage("-f: " + name + " is neither JSON nor YAML: " + SafeText.of(lines));
        }
    }
}
