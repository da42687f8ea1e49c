package dev.backsource.config.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.event.PortState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ports that a domain needs at its origins, in numbers.
 *
 * @param needed how many there are
 * @param unknown of how many there is no verdict, though a prober was there
 * @param notMeasured where no prober has told of
 * @param observedAt when a state last changed; null when none was reported
 * @param notCheckedSince since when no prober has checked the ports, whose states are unknown therefore; null while they are checked
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
                health.notCheckedSince());
    }

    private static int count(DomainHealth health, PortState state) {
        return (int)
                health.ports().stream().filter(port -> port.state() == state).count();
    }
}
