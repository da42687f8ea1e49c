package dev.backsource.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * The packaged edge with a defect: the class of a route's origins, as it is in the sources, but that it ends the process when it meets a certain
 * address.
 */
final class PoisonedEdge {
    /** At this address of an origin the process ends. */
    static final String POISON = "198.51.100.1";
    /** By which it then ends. */
    static final int EXIT_CODE = 3;

    private static final String CLASS = "dev/backsource/edge/routing/RouteOrigin";
    private static final String SOUND = "this.address = address;";
    private static final String DEFECT =
            "if (address.equals(\"%s\")) { Runtime.getRuntime().halt(%d); }".formatted(POISON, EXIT_CODE);

    private PoisonedEdge() {}

    /**
     * Packages it in {@code folder}.
     *
     * @return the folder of its module
     */
    static Path in(Path folder) throws IOException {
        var module = Repository.root().resolve("edge-service").toAbsolutePath();
        var sound = module.resolve("target/quarkus-app");
        var poisoned = Files.createDirectories(folder.resolve("target/quarkus-app"));
        for (var shared : List.of("lib", "quarkus")) {
            Files.createSymbolicLink(poisoned.resolve(shared), sound.resolve(shared));
        }
        Files.copy(sound.resolve("quarkus-run.jar"), poisoned.resolve("quarkus-run.jar"));
        Files.createDirectories(poisoned.resolve("app"));
        try (var jars = Files.list(sound.resolve("app"))) {
            for (var jar : jars.toList()) {
                Files.copy(jar, poisoned.resolve("app").resolve(jar.getFileName()));
                replace(poisoned.resolve("app").resolve(jar.getFileName()), compiled(module, jar, folder));
            }
        }
        return folder;
    }

    private static Path compiled(Path module, Path jar, Path folder) throws IOException {
        var sound = Files.readString(module.resolve("src/main/java").resolve(CLASS + ".java"));
        if (!sound.contains(SOUND)) {
            throw new IllegalStateException(CLASS + " has no line " + SOUND);
        }
        var source = folder.resolve("source").resolve(CLASS + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, sound.replace(SOUND, SOUND + DEFECT));
        var classes = folder.resolve("classes").toString();
        var path = jar + ":" + module.resolve("target/quarkus-app/lib/main").resolve("*");
        var options = List.of("-proc:none", "--release", "17", "-cp", path, "-d", classes, source.toString());
        var result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("javac: " + result);
        }
        return folder.resolve("classes").resolve(CLASS + ".class");
    }

    private static void replace(Path jar, Path compiled) throws IOException {
        try (var content = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.copy(compiled, content.getPath(CLASS + ".class"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
