package dev.backsource.edge.accesslog;

import static dev.backsource.edge.testing.Entries.entry;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogWriterTest {
    private static final int MORE_THAN_THE_QUEUE = 20_000;

    @TempDir
    Path folder;

    @Test
    void shouldWriteWhatIsInTheQueueWhenItIsClosed() throws IOException {
        // Given
        var writer = writer().start();

        // When
        for (var i = 0; i < 1_000; i++) {
            writer.add(entry("/" + i, null, null));
        }
        writer.close();

        // Then
        var lines = Files.readAllLines(file());
        assertThat(lines).hasSize(1_000);
        assertThat(lines.get(999)).contains("\"GET /999 ");
        assertThat(writer.drops()).isZero();
    }

    @Test
    void shouldDropAndCountWhatFindsNoRoom() throws IOException {
        // Given: nothing takes entries out
        var writer = writer();

        // When
        for (var i = 0; i < MORE_THAN_THE_QUEUE; i++) {
            writer.add(entry("/" + i, null, null));
        }

        // Then
        assertThat(writer.drops()).isEqualTo(MORE_THAN_THE_QUEUE - 16_384);
    }

    @Test
    void shouldGoOnInANewFileWhenTheOldOneWasMoved() throws IOException {
        // Given
        try (var writer = writer().start()) {
            writer.add(entry("/before", null, null));
            awaitLines(file(), 1);

            // When
            Files.move(file(), folder.resolve("access.log.1"));
            writer.add(entry("/after", null, null));
            awaitLines(file(), 1);

            // Then
            assertThat(Files.readString(folder.resolve("access.log.1")))
                    .contains("/before")
                    .doesNotContain("/after");
            assertThat(Files.readString(file())).contains("/after").doesNotContain("/before");
        }
    }

    private AccessLogWriter writer() throws IOException {
        return new AccessLogWriter(new CombinedFormat(), new LogFile(file().toString()));
    }

    private Path file() {
        return folder.resolve("access.log");
    }

    private static void awaitLines(Path file, int count) {
        await().until(() -> Files.exists(file) && Files.readAllLines(file).size() == count);
    }
}
