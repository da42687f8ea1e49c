package dev.backsource.system.layout;

import dev.backsource.system.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources and pages of the checkout, as text. */
final class Sources {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

    private Sources() {}

    /** The modules of the root, by the names of their folders. */
    static List<String> modules() {
        return modulesIn(Repository.root())
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    /** The folders of a module and of the modules below it. */
    static List<Path> folders(String module) {
        var folder = Repository.root().resolve(module);
        return Stream.concat(Stream.of(folder), modulesIn(folder)).toList();
    }

    private static Stream<Path> modulesIn(Path parent) {
        try (var folders = Files.list(parent)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java files of a module and of the modules below it, without tests. */
    static List<Source> of(String module) {
        return folders(module).stream()
                .map(folder -> folder.resolve("src/main/java"))
                .filter(Files::exists)
                .flatMap(Sources::sourcesIn)
                .toList();
    }

    private static Stream<Source> sourcesIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> new Source(file, text(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java files of all modules, without tests. */
    static List<Source> all() {
        return modules().stream().flatMap(module -> of(module).stream()).toList();
    }

    /** Whether a service has a Vert.x transport of its own, which is how connections at its listeners are counted. */
    static boolean guardsItsListeners(String service) {
        return folders(service).stream()
                .map(folder ->
                        folder.resolve("src/main/resources/META-INF/services/io.vertx.core.spi.transport.Transport"))
                .anyMatch(Files::exists);
    }

    /** A file of the checkout, such as {@code docs/settings.md}. */
    static String page(String path) {
        return text(Repository.root().resolve(path));
    }

    /** The section of a page with that title, to the next one. */
    static String section(String page, String title) {
        var text = page(page);
        var start = text.indexOf("\n## " + title + "\n");
        if (start < 0) {
            throw new IllegalStateException(page + " has no section " + title);
        }
        var end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** The names in the first columns of the tables on a page, in its section on {@code service}. */
    static List<String> namesOn(String page, String service) {
        return matches("^\\| ([^|\\n]*) \\|", section(page, service))
                .flatMap(cell -> matches("`([^`]+)`", cell.group(1)))
                .map(name -> name.group(1))
                .toList();
    }

    /** All matches of {@code pattern} in {@code text}. */
    static Stream<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .results();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Java file. */
    record Source(Path file, String text) {
        /** The package that it is in. */
        String packageName() {
            var found = PACKAGE.matcher(text);
            if (!found.find()) {
                throw new IllegalStateException(file + " names no package");
            }
            return found.group(1);
        }

        /** The name without its extension, such as {@code EdgeSettings}. */
        String name() {
            return file.getFileName().toString().replace(".java", "");
        }
    }
}
