package dev.backsource.config.events;

import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscriber wants.
 *
 * @param domain null for all
 * @param type the CloudEvents type; null for all
 */
public record EventFilter(
        @Nullable DomainName domain, @Nullable String type) {
    boolean matches(StreamEvent event) {
        return (domain == null || domain.value().equals(event.domain())) && (type == null || type.equals(event.type()));
    }
}
