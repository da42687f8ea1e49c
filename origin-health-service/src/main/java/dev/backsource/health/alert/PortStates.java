package dev.backsource.health.alert;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.Target;

/** The states of a domain's needed ports. */
@FunctionalInterface
public interface PortStates {
    Seen of(OriginAddress origin, Target target);

    /**
     * What probes found.
     *
     * @param reason why, in the prober's words
     */
    record Seen(PortState state, String reason) {
        /** Why edges can't use the port; of one whose state is closed or prohibited. */
        PortCause cause() {
            return PortCause.of(state, reason);
        }
    }
}
