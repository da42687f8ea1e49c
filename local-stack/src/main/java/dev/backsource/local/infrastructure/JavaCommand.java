package dev.backsource.local.infrastructure;

import java.nio.file.Path;

/** The {@code java} that runs this process, for the processes it starts. */
public final class JavaCommand {
    private JavaCommand() {}

    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
