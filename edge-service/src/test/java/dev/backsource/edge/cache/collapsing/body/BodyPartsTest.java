package dev.backsource.edge.cache.collapsing.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.http.BodyBudget;
import dev.backsource.edge.http.BodyReservations;
import dev.backsource.edge.testing.TestReads;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyPartsTest {
    private final BodyBudget budget = new BodyBudget(1 << 20);
    private final BodyParts parts = new BodyParts(new BodyReservations(budget).open(0, new TestReads()));

    @Test
    void shouldKeepTheNumberOfAPartWhenEarlierOnesAreDropped() {
        // Given
        IntStream.range(0, 10).forEach(i -> parts.add(Buffer.buffer("part " + i)));

        // When
        parts.dropBefore(7);
        parts.add(Buffer.buffer("part 10"));

        // Then
        assertThat(parts.end()).isEqualTo(11);
        assertThat(IntStream.range(7, 11).mapToObj(parts::get))
                .extracting(String::valueOf)
                .containsExactly("part 7", "part 8", "part 9", "part 10");
        assertThat(parts.get(11)).isNull();
    }

    @Test
    void shouldGiveBackToTheBudgetWhatItDrops() {
        // Given
        parts.add(Buffer.buffer("12345"));
        parts.add(Buffer.buffer("678"));

        // When
        parts.dropBefore(1);
        var held = budget.held();
        parts.dropBefore(1);
        parts.dropBefore(2);

        // Then
        assertThat(held).isBetween(3L, 1_000L);
        assertThat(parts.bytes()).isZero();
        assertThat(budget.held()).isZero();
    }

    @Test
    void shouldGiveOnePartAsItIsAndSeveralInOnePiece() {
        // Given
        var only = new byte[] {1, 2, 3};
        parts.add(Buffer.buffer(Unpooled.wrappedBuffer(only)));

        // When
        var single = parts.toBytes();
        parts.add(Buffer.buffer(new byte[] {4, 5}));

        // Then
        assertThat(single).isSameAs(only);
        assertThat(parts.toBytes()).containsExactly(1, 2, 3, 4, 5);
    }
}
