package dev.backsource.infrastructure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupWaitTest {
    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong();
    private Process process;
    private Path log;

    @BeforeEach
    void start() throws Exception {
        process = new ProcessBuilder("sleep", "600").start();
        log = Files.writeString(folder.resolve("some.log"), "begins\n");
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void shouldWaitLongerThanAMinuteForWhatStillLogs() throws Exception {
        // Given
        var patience = new StartupWait(process.toHandle(), log, now::get);

        // Then
        for (var minute = 1; minute <= 9; minute++) {
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            Files.writeString(log, "goes on\n", StandardOpenOption.APPEND);
            assertThatCode(patience::check).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldGiveUpWhatStandsStillAndShowItsLog() {
        // Given
        var patience = new StartupWait(process.toHandle(), log, now::get);
        patience.check();

        // When
        now.addAndGet(Duration.ofMinutes(3).toNanos());

        // Then
        assertThatThrownBy(patience::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("made no progress for 2 minutes")
                .hasMessageContaining(log.toString())
                .hasMessageContaining("begins");
    }

    @Test
    void shouldTellAtOnceThatItHasEnded() throws Exception {
        // Given
        var patience = new StartupWait(process.toHandle(), log, now::get);

        // When
        process.destroyForcibly().waitFor();

        // Then
        assertThatThrownBy(patience::check).hasMessageContaining("ended during its start");
    }
}
