package dev.backsource.edge.taster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of the taster's process: the edge's own Java and classes, in a small JVM that is quick to start. */
final class ChildCommand {
    /** Not by reference: the process depends on this package, which must not depend on it. */
    private static final String MAIN = "dev.backsource.edge.tasting.TastingMain";

    private static final List<String> OPTIONS = List.of(
            "-Xms16m",
            "-Xmx64m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dio.netty.allocator.numHeapArenas=1",
            "-Dio.netty.allocator.numDirectArenas=1");

    private static final int NATIVE_ACCESS_SINCE = 22;
    private static final int UNSAFE_ACCESS_SINCE = 23;

    private ChildCommand() {}

    /** @throws IllegalStateException when the place of the classes is unknown */
    static List<String> ofThisEdge() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(permissions(Runtime.version().feature()));
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN);
        return command;
    }

    /** Netty's native code and its use of memory, of which later versions of Java warn at each start; the edge's own jar has the first as well. */
    private static List<String> permissions(int java) {
        var permissions = new ArrayList<String>();
        if (java >= NATIVE_ACCESS_SINCE) {
            permissions.add("--enable-native-access=ALL-UNNAMED");
        }
        if (java >= UNSAFE_ACCESS_SINCE) {
            permissions.add("--sun-misc-unsafe-memory-access=allow");
        }
        return permissions;
    }

    /** That of the packaged application, in which Quarkus' own class loader reads the jars; else that of this JVM. */
    private static String classPath() {
        var packaged = place().resolve("../..").normalize();
        return Files.isDirectory(packaged.resolve("lib").resolve("main"))
                ? Stream.of("app", "lib/main", "lib/boot")
                        .map(folder -> packaged.resolve(folder).resolve("*").toString())
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static Path place() {
        try {
            var source = ChildCommand.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("the place of the edge's classes is unknown", e);
        }
    }
}
