package dev.backsource.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
    private final ReadingOrder order = new ReadingOrder();
    private final ArrayList<String> taken = new ArrayList<>();

    @Test
    void shouldTakeOneReadingAfterTheOther() {
        // When
        order.take(order.begin(), () -> taken.add("first"));
        order.take(order.begin(), () -> taken.add("second"));

        // Then
        assertThat(taken).containsExactly("first", "second");
    }

    @Test
    void shouldLeaveOutOneThatBeganEarlierAndEndsLater() {
        // Given
        var earlier = order.begin();
        var later = order.begin();

        // When
        order.take(later, () -> taken.add("later"));
        order.take(earlier, () -> taken.add("earlier"));

        // Then
        assertThat(taken).containsExactly("later");
    }

    @Test
    void shouldTakeOneThatBeganEarlierAndEndsEarlier() {
        // Given
        var earlier = order.begin();
        var later = order.begin();

        // When
        order.take(earlier, () -> taken.add("earlier"));
        order.take(later, () -> taken.add("later"));

        // Then
        assertThat(taken).containsExactly("earlier", "later");
    }
}
