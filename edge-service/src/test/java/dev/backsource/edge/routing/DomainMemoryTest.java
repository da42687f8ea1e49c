package dev.backsource.edge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.testing.waiting.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a domain takes of an edge's heap. In a JVM of its own: the threads of other tests take megabytes in the meantime. */
class DomainMemoryTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeAtMost250BytesForADomainWithOneOrigin() throws Exception {
        // Given
        var output = folder.resolve("output");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var measured = new ProcessBuilder(List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeasuredDomains.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        // When
        try {
            Waiting.resultOf(measured.onExit());
        } finally {
            measured.destroyForcibly();
        }

        // Then
        var printed = Files.readString(output);
        assertThat(measured.exitValue()).as(printed).isZero();
        assertThat(Long.parseLong(printed.strip())).isBetween(50L, 250L);
    }
}
