package dev.backsource.config.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java files of the service: of the application, and of the modules below its folder. */
public final class ServiceSources {
    private static final Path APPLICATION = Path.of("");
    private static final Path JAVA = Path.of("src", "main", "java");
    private static final Path SERVICE = Path.of("dev", "backsource", "config");

    private ServiceSources() {}

    /** The folders of the service's modules below the application's. */
    public static List<Path> modules() {
        try (var entries = Files.list(APPLICATION)) {
            return entries.filter(folder -> Files.exists(folder.resolve(JAVA).resolve(SERVICE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packages of one module, the empty path for the application's. */
    public static Set<String> packages(Path module) {
        var folder = module.resolve(JAVA);
        return find(folder, Files::isRegularFile).stream()
                .map(file -> folder.relativize(file.getParent()).toString().replace('/', '.'))
                .collect(Collectors.toSet());
    }

    /** The Java files of all modules. */
    public static List<Path> files() {
        return folders()
                .flatMap(folder -> find(folder, ServiceSources::isJava).stream())
                .toList();
    }

    /** The path of a file below the folder of {@code dev.backsource.config}. */
    public static Path inService(Path file) {
        return folders().filter(file::startsWith).findFirst().orElseThrow().relativize(file);
    }

    private static Stream<Path> folders() {
        return Stream.concat(Stream.of(APPLICATION), modules().stream())
                .map(module -> module.resolve(JAVA).resolve(SERVICE));
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static List<Path> find(Path folder, Predicate<Path> wanted) {
        try (var files = Files.walk(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
