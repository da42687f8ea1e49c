package dev.backsource.health.alert;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.Target;

/** The states of a domain's needed ports. */
@FunctionalInterface
public interface PortStates {
    PortState of(OriginAddress origin, Target target);
}
