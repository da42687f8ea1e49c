package dev.backsource.edge.cache.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredBodyTest {
    private static final int WAITING = 4 * 1024;
    /** A body with room for the copies of one client. */
    private static final byte[] LARGE = new byte[8 * 3 * WAITING];

    private static final byte[] BODY = "0123456789".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void shouldReadViewsOfWhatIsPinned() {
        // Given
        var pinned = new PinnedBodies(BODY.length);
        var body = new StoredBody(pinned, BODY, WAITING);

        // When
        var piece = body.read(2, 3);
        var held = pinned.bytes();
        body.release();

        // Then
        assertThat(piece.array()).isSameAs(BODY);
        assertThat(piece.toString(StandardCharsets.ISO_8859_1)).isEqualTo("234");
        assertThat(held).isEqualTo(BODY.length);
        assertThat(pinned.bytes()).isZero();
    }

    @Test
    void shouldReadSmallCopiesWhereTooMuchIsPinned() {
        // Given
        var pinned = new PinnedBodies(LARGE.length);
        var other = new StoredBody(pinned, LARGE, WAITING);
        var body = new StoredBody(pinned, BODY, WAITING);

        // When
        var piece = body.read(2, 3);
        body.release();

        // Then
        assertThat(piece.array()).isNotSameAs(BODY);
        assertThat(Arrays.copyOf(piece.array(), 3)).isEqualTo("234".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(body.piece()).isLessThan(other.piece());
        assertThat(pinned.bytes()).isEqualTo(LARGE.length);
        assertThat(pinned.copiedBytes()).isZero();
    }

    @Test
    void shouldNotBeReadableWhereNoRoomIsLeftForCopiesEither() {
        // Given
        var pinned = new PinnedBodies(LARGE.length);
        new StoredBody(pinned, LARGE, WAITING);
        var first = new StoredBody(pinned, BODY, WAITING);

        // When
        var second = new StoredBody(pinned, BODY, WAITING);
        var held = pinned.copiedBytes();
        second.release();
        first.release();

        // Then
        assertThat(first.isReadable()).isTrue();
        assertThat(second.isReadable()).isFalse();
        assertThat(held).isLessThanOrEqualTo(LARGE.length / 8);
        assertThat(pinned.copiedBytes()).isZero();
        assertThat(new StoredBody(pinned, BODY, WAITING).isReadable()).isTrue();
    }
}
