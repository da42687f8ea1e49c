package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.cli.apply.file.UntaggedYaml;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** A file named on the command line, or {@code -} for the input; JSON or YAML without tags. */
public final class InputFile {
    private InputFile() {}

    /** Its text. */
    public static String text(String name, InputStream input, int mostBytes) {
        try (var file = name.equals("-") ? null : Files.newInputStream(Path.of(name))) {
            var bytes = (file == null ? input : file).readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw FailureException.usage(Messages.tooLarge(name, mostBytes));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw FailureException.usage(Messages.unreadable(name, e));
        }
    }

    /** The document in the text; a missing node where it is empty. */
    public static JsonNode document(String name, String text) {
        var stripped = text.strip();
        try {
            // YAML reads JSON too, and is far slower with it.
            if (stripped.startsWith("{") || stripped.startsWith("[")) {
                return Documents.read(stripped.getBytes(StandardCharsets.UTF_8));
            }
            var options = new LoaderOptions();
            options.setCodePointLimit(Integer.MAX_VALUE);
            new UntaggedYaml(stripped, options).check();
            return Objects.requireNonNullElse(Documents.yaml().readTree(stripped), MissingNode.getInstance());
        } catch (IOException | YAMLException e) {
            var lines = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw FailureException.usage(Messages.invalidDocument(name, SafeText.of(lines)));
        }
    }
}
