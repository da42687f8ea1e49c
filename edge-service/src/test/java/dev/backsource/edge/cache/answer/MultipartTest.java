package dev.backsource.edge.cache.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.ranges.ByteRange;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final byte[] WHOLE = "0123456789".repeat(100).getBytes(StandardCharsets.ISO_8859_1);

    private static List<ByteBuf> pieces(Multipart parts) {
        var body = new StoredBody(new PinnedBodies(WHOLE.length), WHOLE, 0);
        var pieces = new ArrayList<ByteBuf>();
        for (var read = 0; read < parts.length(); ) {
            var piece = parts.next(body);
            pieces.add(piece);
            read += piece.readableBytes();
        }
        return pieces;
    }

    private static String text(List<ByteBuf> pieces) {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.toString(StandardCharsets.ISO_8859_1)));
        return text.toString();
    }

    @Test
    void shouldSendEachPartWithItsHead() {
        // Given
        var parts = new Multipart(List.of(new ByteRange(0, 2), new ByteRange(990, 999)), WHOLE.length, "text/plain");

        // When
        var text = text(pieces(parts));

        // Then
        var boundary = Multipart.CONTENT_TYPE.substring(Multipart.CONTENT_TYPE.indexOf('=') + 1);
        assertThat(text)
                .isEqualTo(
                        "\r\n--" + boundary + "\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-2/1000\r\n\r\n012"
                                + "\r\n--" + boundary
                                + "\r\nContent-Type: text/plain\r\nContent-Range: bytes 990-999/1000\r\n\r\n0123456789"
                                + "\r\n--" + boundary + "--\r\n");
        assertThat(parts.length()).isEqualTo(text.length());
    }

    @Test
    void shouldCopyNothingOfWhatIsStored() {
        // Given
        var parts = new Multipart(List.of(new ByteRange(0, 499), new ByteRange(600, 999)), WHOLE.length, "text/plain");

        // When
        var pieces = pieces(parts);

        // Then
        assertThat(pieces).filteredOn(piece -> piece.array() == WHOLE).hasSize(2);
        assertThat(pieces).filteredOn(piece -> piece.array() != WHOLE).allMatch(piece -> piece.capacity() < 200);
    }
}
