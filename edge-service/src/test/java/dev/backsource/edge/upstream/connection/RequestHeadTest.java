package dev.backsource.edge.upstream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The bytes of a request's head. */
class RequestHeadTest {
    private static String text(RequestHead head) {
        var bytes = head.encode(UnpooledByteBufAllocator.DEFAULT);
        try {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        } finally {
            bytes.release();
        }
    }

    @Test
    void shouldWriteEachFieldAsALine() {
        // Given
        var head = new RequestHead(HttpMethod.GET, "/a?b=%C3");
        head.accept(AsciiString.of("host"), "a.test");
        head.accept("X-Text", AsciiString.of("\u00fcber"));

        // When
        var text = text(head);

        // Then
        assertThat(text).isEqualTo("GET /a?b=%C3 HTTP/1.1\r\nhost: a.test\r\nX-Text: \u00fcber\r\n\r\n");
        assertThat(head.hasLength()).isFalse();
    }

    @Test
    void shouldWriteMoreThanIsUsual() {
        // Given
        var value = "x".repeat(10_000);
        var head = new RequestHead(HttpMethod.valueOf("LONGER-METHOD"), "/" + value);
        head.accept("X-Long", value);

        // When
        var text = text(head);

        // Then
        assertThat(text).isEqualTo("LONGER-METHOD /" + value + " HTTP/1.1\r\nX-Long: " + value + "\r\n\r\n");
    }

    @Test
    void shouldKnowALengthInAnyCase() {
        // Given
        var head = new RequestHead(HttpMethod.POST, "/");

        // When
        head.accept("CONTENT-length", "3");
        head.accept("X-Other", "1");

        // Then
        assertThat(head.hasLength()).isTrue();
    }
}
