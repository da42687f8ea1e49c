package dev.backsource.health.alert;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of a domain's needed ports, and of its responses. */
@FunctionalInterface
public interface PortStates {
    Seen of(OriginAddress origin, Target target);

    /** The loops of clients' redirects, each confirmed, in the order of the domain's origins. */
    default List<Finding> loops() {
        return List.of();
    }

    /** The origins that serve clients over HTTP another site than over HTTPS, each confirmed, in the order of the domain's origins. */
    default List<Finding> differences() {
        return List.of();
    }

    /**
     * The state of a port by probes.
     *
     * @param reason the reason of the state, in the prober's words
     * @param failure the measurement behind it; null without one
     * @param warning the certificate that is about to expire or to be refused; null for none
     */
    record Seen(
            PortState state,
            String reason,
            @Nullable Finding failure,
            @Nullable Finding warning) {
        /** A state without measurements. */
        public Seen(PortState state, String reason) {
            this(state, reason, null, null);
        }

        /** The cause for which edges can't use the port, for a closed or prohibited one. */
        PortCause cause() {
            return PortCause.of(state, reason);
        }
    }
}
