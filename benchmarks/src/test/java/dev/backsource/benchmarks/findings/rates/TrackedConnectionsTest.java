package dev.backsource.benchmarks.findings.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackedConnectionsTest {
    @TempDir
    private Path folder;

    private Path count;
    private Path most;

    @BeforeEach
    void limit() throws IOException {
        count = folder.resolve("count");
        most = Files.writeString(folder.resolve("most"), "1000\n");
    }

    @Test
    void shouldRefuseAFullTable() throws IOException {
        Files.writeString(count, "950\n");

        assertThatThrownBy(() -> TrackedConnections.requireRoom(count, most))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("950 of 1000");
    }

    @Test
    void shouldAcceptOneWithRoom() throws IOException {
        Files.writeString(count, "949\n");

        assertThatCode(() -> TrackedConnections.requireRoom(count, most)).doesNotThrowAnyException();
    }

    @Test
    void shouldReadAllDigitsOfASettingOfTheKernel() {
        assertThat(TrackedConnections.number(Path.of("/proc/sys/kernel/pid_max")))
                .isGreaterThan(300);
    }
}
