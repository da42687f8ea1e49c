package dev.backsource.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prometheus' own checks. */
final class Promtool {
    private static final String NAME = "promtool";

    private Promtool() {}

    static boolean isThere() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, NAME)));
    }

    /** The output of a command, which runs in the root of the checkout. */
    static String run(String... arguments) {
        try {
            var process = new ProcessBuilder(
                            Stream.concat(Stream.of(NAME), Stream.of(arguments)).toList())
                    .directory(Repository.root().toFile())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has to say of {@code metrics}; empty when nothing. */
    static String check(String metrics) {
        try {
            var input = Files.createTempFile("metrics", ".txt");
            try {
                Files.writeString(input, metrics);
                var process = new ProcessBuilder(NAME, "check", "metrics")
                        .redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .start();
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                Files.delete(input);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
