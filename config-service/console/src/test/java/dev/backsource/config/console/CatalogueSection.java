package dev.backsource.config.console;

import java.util.Map;
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
        var text = ConsoleScripts.catalogues(language).map(ConsoleScripts::text).collect(Collectors.joining("\n"));
        var from = text.indexOf("const " + name + " = {\n");
        if (from < 0) {
            throw new IllegalArgumentException("the catalogue has no " + name);
        }
        return WORD.matcher(text.substring(from, text.indexOf("\n};", from) + 1))
                .results()
                .collect(Collectors.toMap(word -> word.group(1), word -> word.group(2)));
    }
}
