package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain at one revision. The stored form is exactly the published form.
 *
 * @param incarnation of the domain's history, see {@link dev.backsource.policy.event.StateVersion}
 * @param revision counts the domain's changes from 1
 * @param changedAt when it was changed, in microseconds, as the database keeps it
 * @param changedBy null when the change names nobody
 * @param team the id of the owning team; null for none
 */
public record DomainState(
        Domain domain,
        long incarnation,
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable String team) {

    /** The JSON of the event that publishes it; the kernel's limits keep it within what readers accept. */
    String encoded() {
        var json = EventCodec.POLICY_CHANGE.encode(
                PolicyChange.of(domain, incarnation, revision, changedAt, changedBy, team));
        return new String(json, StandardCharsets.UTF_8);
    }

    static DomainState decode(String json) {
        var change = EventCodec.POLICY_CHANGE.decode(json.getBytes(StandardCharsets.UTF_8));
        return new DomainState(
                change.domain(),
                change.incarnation(),
                change.revision(),
                change.changedAt(),
                change.changedBy(),
                change.team());
    }
}
