package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.run.Checkout;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A copy of the packaged edge in which a few classes were changed and compiled anew, for what no setting switches off. */
final class ChangedEdge {
    private static final Path PACKAGED = Path.of("edge-service", "target", "quarkus-app");
    private static final Path SOURCES = Path.of("edge-service", "src", "main", "java");

    private final Path folder;
    private final Path packaged;
    private final Set<Path> changed = new LinkedHashSet<>();

    private ChangedEdge(Path folder) {
        this.folder = folder;
        this.packaged = folder.resolve(PACKAGED);
    }

    /** Copies the edge into {@code folder}, which then is like a checkout in which it was packaged. */
    static ChangedEdge in(Path folder) throws IOException {
        var edge = new ChangedEdge(folder);
        copy(Checkout.own().resolve(PACKAGED), edge.packaged);
        return edge;
    }

    /**
     * Replaces a text in a class.
     *
     * @param name the class, with slashes
     * @param times how often the text occurs
     * @throws IllegalStateException when it doesn't, since the class is another by now
     */
    ChangedEdge replace(String name, String text, String by, int times) throws IOException {
        var earlier = source(name);
        var source = Files.readString(
                changed.contains(earlier)
                        ? earlier
                        : Checkout.own().resolve(SOURCES).resolve(name + ".java"));
        var parts = List.of(source.split(Pattern.quote(text), -1));
        if (parts.size() != times + 1) {
            throw new IllegalStateException("%s has not %d times %s".formatted(name, times, text));
        }
        return add(name, String.join(by, parts));
    }

    /** Adds a class. */
    ChangedEdge add(String name, String source) throws IOException {
        var file = source(name);
        Files.createDirectories(file.getParent());
        changed.add(Files.writeString(file, source));
        return this;
    }

    private Path source(String name) {
        return folder.resolve("source").resolve(name + ".java");
    }

    /** Compiles the classes into the copy. */
    void compile() throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var app = only(packaged.resolve("app"));
        try (var libraries = Files.walk(packaged.resolve("lib"))) {
            var path =
                    libraries.filter(Files::isRegularFile).map(Path::toString).collect(Collectors.joining(":")) + ":"
                            + app;
            var printed = new StringWriter();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                var options = List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", path);
                var sources = files.getJavaFileObjectsFromPaths(changed);
                if (!compiler.getTask(printed, files, null, options, null, sources)
                        .call()) {
                    throw new IllegalStateException(folder + " does not compile: " + printed);
                }
            }
        }
        try (var jar = FileSystems.newFileSystem(app);
                var compiled = Files.walk(classes)) {
            for (var file : compiled.filter(Files::isRegularFile).toList()) {
                Files.write(jar.getPath(classes.relativize(file).toString()), Files.readAllBytes(file));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
