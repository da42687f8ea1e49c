package dev.backsource.config.changerequests;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A change of a domain's parts. A reviewer approves the whole domain, so the change is for one revision.
 *
 * @param revision the domain's revision that it was made for
 * @param wanted the whole domain after the change
 */
public record PartsChange(long revision, Domain wanted) implements RequestedChange {
    @Override
    public ChangeKind kind() {
        return ChangeKind.PARTS;
    }

    @Override
    public Long base() {
        return revision;
    }

    @Override
    public Domain appliedTo(Domain domain) {
        return wanted;
    }

    /** As an event. */
    @Override
    public String stored() {
        return new String(
                EventCodec.POLICY_CHANGE.encode(PolicyChange.of(wanted, revision, Instant.EPOCH)),
                StandardCharsets.UTF_8);
    }

    static PartsChange read(String stored) {
        var event = EventCodec.POLICY_CHANGE.decode(stored.getBytes(StandardCharsets.UTF_8));
        return new PartsChange(event.revision(), event.domain());
    }
}
