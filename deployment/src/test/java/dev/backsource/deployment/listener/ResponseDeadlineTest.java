package dev.backsource.deployment.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResponseDeadlineTest {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final EmbeddedChannel connection = new EmbeddedChannel(new ResponseDeadline(WITHIN));

    @BeforeEach
    void stopTheClock() {
        connection.freezeTime();
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void shouldCloseAConnectionWhoseRequestDrips() {
        // Given
        receive("G");
        pass(20);
        receive("E");
        assertThat(connection.isOpen()).isTrue();

        // When
        pass(10);

        // Then
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void shouldCloseAConnectionWhoseNextRequestDrips() {
        // Given
        receive("GET / HTTP/1.1\r\n\r\n");
        send("HTTP/1.1 204 No Content\r\n\r\n");
        pass(20);
        receive("G");

        // When
        pass(20);
        var later = connection.isOpen();
        pass(10);

        // Then
        assertThat(later).isTrue();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void shouldKeepAConnectionThatHasItsResponses() {
        for (var request = 0; request < 3; request++) {
            // When
            receive("GET / HTTP/1.1\r\n\r\n");
            pass(29);
            send("HTTP/1.1 204 No Content\r\n\r\n");
            pass(40);

            // Then
            assertThat(connection.isOpen()).isTrue();
        }
    }

    /** The idle timeout ends it. */
    @Test
    void shouldKeepAConnectionThatIsIdle() {
        // When
        pass(3600);

        // Then
        assertThat(connection.isOpen()).isTrue();
    }

    private void receive(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void send(String text) {
        connection.writeOutbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void pass(long seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }
}
