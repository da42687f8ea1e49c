package dev.backsource.cli.apply.plan;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A domain as the service has it.
 *
 * @param revision at which it was read
 * @param team whose it is; null when it is nobody's
 */
public record PresentDomain(
        Domain domain, long revision, @Nullable String team) {
    public DomainName name() {
        return domain.name();
    }
}
