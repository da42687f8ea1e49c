package dev.backsource.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The version that a command reports. */
public final class Version {
    private Version() {}

    /** The first line that {@code command} prints, with any exit code: {@code wrk -v} prints its version and fails. */
    public static String of(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return printed.lines().findFirst().orElse("unknown").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
