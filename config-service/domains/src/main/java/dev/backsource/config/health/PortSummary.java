package dev.backsource.config.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.event.PortState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ports that a domain needs at its origins, in numbers.
 *
 * @param needed the number of ports
 * @param unknown the number of ports without a verdict, though a prober has reported them
 * @param notMeasured the number of ports that no prober has reported
 * @param observedAt when a state last changed; null when none was reported
 * @param checkedAt a time since which every known state was measured; null where no prober has said so, or no state is known
 * @param notCheckedSince when a prober last checked the ports, whose states are unknown since then; null while they are checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PortSummary(
        int needed,
        int open,
        int closed,
        int prohibited,
        int unknown,
        int notMeasured,
        @Nullable Instant observedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant notCheckedSince) {

    static PortSummary of(DomainHealth health) {
        var ports = health.ports();
        var notMeasured =
                (int) ports.stream().filter(port -> !port.isMeasured()).count();
        return new PortSummary(
                ports.size(),
                count(health, PortState.OPEN),
                count(health, PortState.CLOSED),
                count(health, PortState.PROHIBITED),
                count(health, PortState.UNKNOWN) - notMeasured,
                notMeasured,
                health.observedAt(),
                health.checkedAt(),
                health.notCheckedSince());
    }

    private static int count(DomainHealth health, PortState state) {
        return (int)
                health.ports().stream().filter(port -> port.state() == state).count();
    }
}
