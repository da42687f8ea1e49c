package dev.backsource.config.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of the ports that a domain needs.
 *
 * @param revision whose policy determines the needed ports
 * @param observedAt when a state last changed; null when none was reported
 * @param checkedAt a time since which every known state was measured; null where no prober has said so, and while the ports aren't checked
 * @param notCheckedSince when a prober last checked the ports, whose states are unknown since then; null while they are checked
 * @param ports in the order of the origins, each origin's by ascending port
 * @param findings those of open ports and of no single port; none while the ports aren't checked. Of no single port, one that wasn't measured for an hour is
 *     {@code OUTDATED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainHealth(
        DomainName domain,
        long revision,
        @Nullable Instant observedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant notCheckedSince,
        List<NeededPort> ports,
        List<FindingAnswer> findings) {}
