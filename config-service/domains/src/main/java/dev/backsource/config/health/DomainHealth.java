package dev.backsource.config.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.PortState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states of the ports that a domain needs.
 *
 * @param revision whose policy determines the needed ports
 * @param observedAt when a state last changed; null when none was reported
 * @param checkedAt a time since which every known state was measured; null where no prober has said so, where no state is known, and while the ports
 *     aren't checked
 * @param notCheckedSince when a prober last checked the ports, whose states are unknown since then; null while they are checked
 * @param ports in the order of the origins, each origin's by ascending port
 * @param findings the probers' for open ports and for no single port, none while the ports aren't checked; and the edges' for needed ports and for none.
 *     Of no single port, one that no prober measured for an hour is {@code OUTDATED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainHealth(
        DomainName domain,
        long revision,
        @Nullable Instant observedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant notCheckedSince,
        List<NeededPort> ports,
        List<FindingAnswer> findings) {
    public DomainHealth {
        // What a prober says is of all domains of a partition.
        if (ports.stream().allMatch(port -> port.state() == PortState.UNKNOWN)) {
            checkedAt = null;
        }
        var checked = checkedAt;
        if (checked != null) {
            ports = ports.stream().map(port -> port.checkedAt(checked)).toList();
        }
    }

    /** With {@code more} findings, without those of ports that the domain doesn't need. */
    public DomainHealth with(List<FindingAnswer> more) {
        return new DomainHealth(
                domain,
                revision,
                observedAt,
                checkedAt,
                notCheckedSince,
                ports,
                Stream.concat(findings.stream(), more.stream().filter(found -> isNeeded(found, ports)))
                        .toList());
    }

    /** Whether the place of {@code found}, as far as it has one, is among {@code ports}. */
    static boolean isNeeded(FindingAnswer found, List<NeededPort> ports) {
        return ports.stream()
                .anyMatch(port -> (found.origin() == null || port.origin().equals(found.origin()))
                        && (found.port() == null || port.port() == found.port())
                        && (found.scheme() == null || port.scheme() == found.scheme()));
    }
}
