package dev.backsource.config.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.notification.delivery.MessageRows.Choice;
import dev.backsource.policy.finding.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageQueueTest {
    /** A round that was given up must not keep the last receivers from their turn. */
    @ParameterizedTest(name = "behind {0}: {1}")
    @CsvSource({"'', a b c", "a, b c a", "bb, c a b", "c, a b c"})
    void shouldGoOnBehindTheLastReceiver(String last, String order) {
        // When
        var receivers = MessageQueue.behind(last, List.of(choice("a"), choice("b"), choice("c")));

        // Then
        assertThat(receivers)
                .extracting(Choice::id)
                .containsExactlyElementsOf(Stream.of(order.split(" ")).toList());
    }

    private static Choice choice(String id) {
        return new Choice(id, null, Severity.WARNING);
    }
}
