package dev.backsource.edge.routing;

import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginPriority;

/** What a route keeps of an origin: its address, its share of the requests and what is decided for it. */
public final class RouteOrigin {
    private final String address;
    private final Decisions decisions;
    private final byte weight;
    private final boolean primary;

    RouteOrigin(Origin origin, Decisions decisions) {
        this.address = origin.address().value();
        this.decisions = decisions;
        this.weight = (byte) origin.weight();
        this.primary = origin.priority() == OriginPriority.PRIMARY;
    }

    /** An IPv4 or IPv6 address without brackets, or a host name. */
    public String address() {
        return address;
    }

    /** Whether requests to either go to the same place in the same way. */
    boolean asksLike(RouteOrigin other) {
        return address.equals(other.address) && decisions.equals(other.decisions);
    }

    Decisions decisions() {
        return decisions;
    }

    int weight() {
        return weight;
    }

    boolean primary() {
        return primary;
    }
}
