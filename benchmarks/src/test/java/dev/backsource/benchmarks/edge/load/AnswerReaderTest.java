package dev.backsource.benchmarks.edge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    @Test
    void shouldReadOneAnswerAfterAnother() throws IOException {
        // Given
        var answers = answers("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-Cache: HIT\r\n\r\nabc"
                + "HTTP/1.1 304 Not Modified\r\n\r\n"
                + "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n");
        // When
        var first = answers.next();
        var second = answers.next();
        var third = answers.next();
        // Then
        assertThat(first.body()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(first.saysHit()).isTrue();
        assertThat(second.status()).isEqualTo(304);
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.saysHit()).isFalse();
    }

    @Test
    void shouldTakeNoPartForTheWhole() {
        assertThatThrownBy(() -> answers("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc")
                        .next())
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> answers("HTTP/1.1 200 OK\r\nContent-Len").next())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void shouldTakeNoAnswerWithoutALength() {
        assertThatThrownBy(() -> answers("HTTP/1.1 200 OK\r\n\r\nabc").next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Content-Length");
    }

    private static AnswerReader answers(String bytes) {
        return new AnswerReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.US_ASCII)));
    }
}
