package dev.backsource.eventlog.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final List<String> told = new ArrayList<>();
    private final Outage outage =
            new Outage(failure -> told.add(String.valueOf(failure.getMessage())), lasted -> told.add("back"));

    @Test
    void shouldTellOnceThatItIsAwayAndOnceThatItIsBack() {
        // When
        outage.succeeded();
        outage.failed(new IllegalStateException("first"));
        outage.failed(new IllegalStateException("second"));
        outage.succeeded();
        outage.succeeded();
        outage.failed(new IllegalStateException("third"));

        // Then
        assertThat(told).containsExactly("first", "back", "third");
    }
}
