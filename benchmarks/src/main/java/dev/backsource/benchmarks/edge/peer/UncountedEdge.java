package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.run.Checkout;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * A copy of the packaged edge whose counts of single domains add nothing, since no setting switches them off: {@code DomainCounts} is compiled anew without
 * its addition. The look-up of a request's counts remains, a comparison in most cases.
 */
final class UncountedEdge {
    private static final String COUNTS = "dev/backsource/edge/figures/DomainCounts";
    private static final String ADDITION = "counts.setRelease(slot, counts.getPlain(slot) + 1);";
    private static final Path PACKAGED = Path.of("edge-service", "target", "quarkus-app");

    private UncountedEdge() {}

    /**
     * Makes it in {@code folder}, which then is like a checkout in which it was packaged.
     *
     * @throws IllegalStateException when the counts' source has another addition by now
     */
    static Path make(Path folder) throws IOException {
        var packaged = folder.resolve(PACKAGED);
        copy(Checkout.own().resolve(PACKAGED), packaged);
        var classes = compile(folder, packaged);
        try (var jar = FileSystems.newFileSystem(only(packaged.resolve("app")))) {
            Files.write(jar.getPath(COUNTS + ".class"), Files.readAllBytes(classes.resolve(COUNTS + ".class")));
        }
        return folder;
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

    private static Path compile(Path folder, Path packaged) throws IOException {
        var source = Files.readString(Checkout.own().resolve("edge-service/src/main/java/" + COUNTS + ".java"));
        var parts = List.of(source.split(Pattern.quote(ADDITION), -1));
        if (parts.size() != 2) {
            throw new IllegalStateException(COUNTS + " has not one line " + ADDITION);
        }
        var changed = Files.createDirectories(folder.resolve("source")).resolve("DomainCounts.java");
        Files.writeString(changed, String.join("", parts));
        var classes = Files.createDirectories(folder.resolve("classes"));
        try (var libraries = Files.list(packaged.resolve("lib/main"))) {
            var path = libraries.map(Path::toString).collect(Collectors.joining(":")) + ":"
                    + only(packaged.resolve("app"));
            var printed = new StringWriter();
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                var options = List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", path);
                if (!compiler.getTask(printed, files, null, options, null, files.getJavaFileObjects(changed))
                        .call()) {
                    throw new IllegalStateException(changed + " does not compile: " + printed);
                }
            }
        }
        return classes;
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
