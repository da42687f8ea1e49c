package dev.backsource.config.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertOrderTest {
    private static final OriginAlert EARLY = alert("early.example.com", 1);
    private static final OriginAlert LATE = alert("late.example.com", 2);

    private final AlertOrder order = new AlertOrder();
    private final List<OriginAlert> present = new ArrayList<>();

    @Test
    void shouldFollowChangesAndRemovals() {
        // Given
        change(() -> present.add(EARLY));
        var one = order.latestFirst(present);

        // When
        change(() -> present.add(LATE));
        var two = order.latestFirst(present);
        change(() -> present.remove(EARLY));

        // Then
        assertThat(one).containsExactly(EARLY);
        assertThat(two).containsExactly(LATE, EARLY);
        assertThat(order.latestFirst(present)).containsExactly(LATE);
        assertThat(order.changes()).isEqualTo(3);
    }

    @Test
    void shouldSortAgainAfterAChangeDuringTheSorting() {
        // Given
        change(() -> present.add(EARLY));
        order.latestFirst(new ChangedMeanwhile());

        // When
        var now = order.latestFirst(present);

        // Then
        assertThat(now).containsExactly(LATE, EARLY);
    }

    private void change(Runnable change) {
        change.run();
        order.changed();
    }

    private static OriginAlert alert(String domain, long second) {
        return new OriginAlert(
                DomainName.parse(domain),
                AlertKind.ORIGIN_PORT_CLOSED,
                AlertStatus.FIRING,
                OriginAddress.parse("203.0.113.10"),
                List.of(443),
                List.of(),
                1,
                Instant.ofEpochSecond(second),
                null,
                "Port 443 is closed.",
                null);
    }

    /** The present alerts, to which one is added while they are read. */
    private final class ChangedMeanwhile extends AbstractCollection<OriginAlert> {
        private final List<OriginAlert> read = List.copyOf(present);

        @Override
        public Iterator<OriginAlert> iterator() {
            change(() -> present.add(LATE));
            return read.iterator();
        }

        @Override
        public int size() {
            return read.size();
        }
    }
}
