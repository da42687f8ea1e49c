package dev.backsource.config.changerequests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.release.Release;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.progressive.PartialPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a domain's parts. A reviewer approves the whole domain, so the change is for one revision.
 *
 * @param revision the domain's revision that it was made for
 * @param wanted the whole domain after the change
 * @param rollout the plan of a progressive rollout of the change, whose left out values are the domain's default at the approval; null for a change that
 *     goes out by default
 */
public record PartsChange(
        long revision, Domain wanted, @Nullable PartialPlan rollout) implements RequestedChange {
    private static final String PLAN = "rolloutPlan";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    PartsChange rolledOutBy(PartialPlan plan) {
        return new PartsChange(revision, wanted, plan);
    }

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

    @Override
    public Release release() {
        return rollout == null ? Release.BY_DEFAULT : Release.ofRollout(rollout);
    }

    /** As an event, with the plan beside the domain. */
    @Override
    public String stored() {
        var event = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(wanted, revision, Instant.EPOCH));
        if (rollout == null) {
            return new String(event, StandardCharsets.UTF_8);
        }
        try {
            var stored = (ObjectNode) MAPPER.readTree(event);
            return MAPPER.writeValueAsString(stored.set(PLAN, MAPPER.valueToTree(rollout)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PartsChange read(String stored) {
        var event = EventCodec.POLICY_CHANGE.decode(stored.getBytes(StandardCharsets.UTF_8));
        return new PartsChange(event.revision(), event.domain(), plan(stored));
    }

    private static @Nullable PartialPlan plan(String stored) {
        if (!stored.contains(PLAN)) {
            return null;
        }
        try {
            var plan = MAPPER.readTree(stored).get(PLAN);
            return plan == null ? null : MAPPER.treeToValue(plan, PartialPlan.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
