package dev.backsource.config.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The console's modules as the project has them, by their names below the folder of the scripts. */
final class ConsoleScripts {
    static final Path FOLDER = Path.of("src", "main", "resources", "console");

    private static final String WORDS = "words/";

    private ConsoleScripts() {}

    static List<String> all() {
        try (var files = Files.walk(FOLDER)) {
            return files.map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> name.endsWith(".js"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String module) {
        try {
            return Files.readString(FOLDER.resolve(module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The areas of the catalogue, whose texts not every page needs: each has a module that hands on its texts in the language of the page. */
    static List<String> areas() {
        var catalogues =
                Arrays.stream(PageLanguage.values()).map(PageLanguage::primary).toList();
        return all().stream()
                .filter(module -> module.startsWith(WORDS) && module.indexOf('/', WORDS.length()) < 0)
                .map(module -> module.substring(WORDS.length(), module.length() - ".js".length()))
                .filter(area -> !catalogues.contains(area))
                .toList();
    }

    /** The modules with all texts in a language: the one for every page, and those of the areas. */
    static Stream<String> catalogues(PageLanguage language) {
        return Stream.concat(
                Stream.of(WORDS + language.primary() + ".js"),
                areas().stream().map(area -> WORDS + language.primary() + "/" + area + ".js"));
    }
}
