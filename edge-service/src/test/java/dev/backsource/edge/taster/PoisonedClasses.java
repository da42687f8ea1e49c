package dev.backsource.edge.taster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A class path entry with a defect: the class of a route's origins, as it is in the sources, but for what it does to the process when it meets certain
 * addresses.
 */
final class PoisonedClasses {
    static final String OVERFLOWS = "198.51.100.1";
    static final String HANGS = "198.51.100.2";
    static final String FILLS_THE_HEAP = "198.51.100.3";

    private static final String CLASS = "dev/backsource/edge/routing/RouteOrigin.java";
    private static final String SOUND = "this.address = address;";
    private static final String POISON = """
            switch (address) {
                case "%s" -> new RouteOrigin(address, decisions, weight, primary);
                case "%s" -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        java.util.concurrent.locks.LockSupport.park();
                    }
                }
                case "%s" -> {
                    var all = new java.util.ArrayList<byte[]>();
                    while (all.size() < Integer.MAX_VALUE) {
                        all.add(new byte[1 << 20]);
                    }
                }
                default -> {}
            }
            """.formatted(OVERFLOWS, HANGS, FILLS_THE_HEAP);

    private PoisonedClasses() {}

    /** Compiles the class into {@code folder}. */
    static void compile(Path folder) throws IOException {
        var sound = Files.readString(Path.of("src/main/java", CLASS));
        if (!sound.contains(SOUND)) {
            throw new IllegalStateException(CLASS + " has no line " + SOUND);
        }
        var source = folder.resolve("source").resolve(CLASS);
        Files.createDirectories(source.getParent());
        Files.writeString(source, sound.replace(SOUND, SOUND + POISON));
        var options = List.of(
                "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
        var result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("javac: " + result);
        }
    }

    /** The class path of this JVM behind {@code folder}. */
    static String before(Path folder) {
        return folder + File.pathSeparator + System.getProperty("java.class.path");
    }
}
