package dev.backsource.config.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A port that a domain needs at an origin.
 *
 * @param scheme the required one
 * @param since when it came into this state; null when it was never probed
 * @param reason of the state, in words
 * @param finding the measurement behind a port that isn't open; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NeededPort(
        OriginAddress origin,
        int port,
        Scheme scheme,
        PortState state,
        @Nullable Instant since,
        String reason,
        @Nullable FindingAnswer finding) {

    /** The states in which each check repeats the finding. */
    private static final Set<PortState> REFUSED = Set.of(PortState.CLOSED, PortState.PROHIBITED);

    static NeededPort of(OriginHealth.Port port) {
        return new NeededPort(
                port.origin(),
                port.port(),
                port.scheme(),
                port.state(),
                port.since(),
                port.reason(),
                FindingAnswer.orNull(port.finding()));
    }

    /** The port when nobody has checked it since {@code at}: its state is unknown, regardless of the last finding. */
    NeededPort notCheckedSince(Instant at) {
        return since == null
                ? this
                : new NeededPort(
                        origin,
                        port,
                        scheme,
                        PortState.UNKNOWN,
                        at,
                        "not checked since " + Instant.ofEpochSecond(at.getEpochSecond()) + "; was " + state + " then: "
                                + reason,
                        null);
    }

    /** The port, checked at {@code at} or later: a finding that each check repeats was measured then, too. */
    NeededPort checkedAt(Instant at) {
        return finding == null || !REFUSED.contains(state) || !at.isAfter(finding.measuredAt())
                ? this
                : new NeededPort(origin, port, scheme, state, since, reason, finding.measuredAgainAt(at));
    }

    /** Whether a prober has reported it, even without a verdict. */
    boolean isMeasured() {
        return since != null;
    }

    static NeededPort notProbed(Origin origin, Target target) {
        return new NeededPort(
                origin.address(), target.port(), target.scheme(), PortState.UNKNOWN, null, "not probed yet", null);
    }
}
