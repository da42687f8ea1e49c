package dev.backsource.config.domain;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A domain at one revision. The stored form is exactly the published form.
 *
 * @param incarnation of the domain's history, see {@link dev.backsource.policy.event.StateVersion}
 * @param revision counts the domain's changes from 1
 * @param changedAt when it was changed, in microseconds, as the database keeps it
 * @param changedBy null when the change names nobody
 * @param team the id of the owning team; null for none
 * @param rollout the progressive rollout that the domain is in, as its baseline; null for none
 */
public record DomainState(
        Domain domain,
        long incarnation,
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        @Nullable String team,
        @Nullable ProgressiveRollout rollout) {

    /** The domain as the progressive rollout makes it; the domain itself where it is in none. */
    public Domain prospect() {
        return rollout == null ? domain : rollout.candidate().appliedTo(domain);
    }

    /** The one of {@link #domain} and {@link #prospect} whose origins edges verify last. */
    Domain leastVerified(Instant now) {
        var prospect = prospect();
        return verifiedFrom(prospect, now).isAfter(verifiedFrom(domain, now)) ? prospect : domain;
    }

    private static Instant verifiedFrom(Domain domain, Instant now) {
        var tls = domain.originTls();
        return tls.verifies(now) ? Instant.MIN : Objects.requireNonNullElse(tls.verifiedFrom(), Instant.MAX);
    }

    /** The JSON of the event that publishes it; the kernel's limits keep it within what readers accept. */
    String encoded() {
        var json = EventCodec.POLICY_CHANGE.encode(
                PolicyChange.of(domain, incarnation, revision, changedAt, changedBy, team)
                        .with(rollout));
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
                change.team(),
                change.rollout());
    }
}
