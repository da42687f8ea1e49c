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
     * The state of a port by probes.
     *
     * @param reason the reason of the state, in the prober's words
     */
    record Seen(PortState state, String reason) {
        /** The cause for which edges can't use the port, for a closed or prohibited one. */
        PortCause cause() {
            return PortCause.of(state, reason);
        }
    }
}
