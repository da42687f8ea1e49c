package dev.backsource.config.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of the console's catalogue, which has a line for each word. */
public final class CatalogueSection {
    private static final Pattern WORD = Pattern.compile("^ {2}'?([\\w-]+)'?: '([^']+)',$", Pattern.MULTILINE);

    private CatalogueSection() {}

    /** The English words of the table of that name, by their keys. */
    public static Map<String, String> of(String name) {
        return of(name, PageLanguage.ENGLISH);
    }

    static Map<String, String> of(String name, PageLanguage language) {
        var text =
                ConsoleFiles.catalogues(language).map(CatalogueSection::script).collect(Collectors.joining("\n"));
        var from = text.indexOf("const " + name + " = {\n");
        if (from < 0) {
            throw new IllegalArgumentException("the catalogue has no " + name);
        }
        return WORD.matcher(text.substring(from, text.indexOf("\n};", from) + 1))
                .results()
                .collect(Collectors.toMap(word -> word.group(1), word -> word.group(2)));
    }

    private static String script(String name) {
        try (var script = CatalogueSection.class.getResourceAsStream("/console/" + name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
