package dev.backsource.edge.routing;

/** An origin of a route: its address, its weight and the decisions for it. */
public final class RouteOrigin {
    private final String address;
    private final Decisions decisions;
    private final byte weight;
    private final boolean primary;

    /**
     * Creates an origin.
     *
     * @param address an IPv4 or IPv6 address without brackets, or a host name
     * @param weight in 1..100
     */
    public RouteOrigin(String address, Decisions decisions, int weight, boolean primary) {
        this.address = address;
        this.decisions = decisions;
        this.weight = (byte) weight;
        this.primary = primary;
    }

    /** An IPv4 or IPv6 address without brackets, or a host name. */
    public String address() {
        return address;
    }

    /** Whether requests to both origins have the same destination, scheme, port and priority, which may bar an origin without TLS. */
    boolean asksLike(RouteOrigin other) {
        return address.equals(other.address) && decisions.equals(other.decisions) && primary == other.primary;
    }

    /** Whether {@code other} is the same origin with the same weight. */
    boolean isLike(RouteOrigin other) {
        return asksLike(other) && weight == other.weight;
    }

    /** Scheme and port by kind of content and the client's scheme. */
    public Decisions decisions() {
        return decisions;
    }

    /** Its share of the requests among origins of the same priority, in 1..100. */
    public int weight() {
        return weight;
    }

    /** Whether it is a primary origin. */
    public boolean primary() {
        return primary;
    }
}
