package dev.backsource.policy.origin;

import dev.backsource.policy.domain.OriginAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The allowed addresses and ports of connections to origins: the one rule of edges, which fetch from origins, of the prober, which must not probe
 * where no edge connects, and of config-service, which warns of addresses and ports that they will refuse.
 *
 * <p>The owners of domains are not the operators of the edges. Without the rule an origin could be an edge's own management port, an inner server, or
 * the address at which a cloud hands out credentials; and a probe's results would be readable over REST. So only addresses of the public internet are
 * admitted, and those that the deployment allows; but never the machine's own nor those of the fleet, even if they are allowed. A loopback address
 * counts as not public and not as the machine's own, so that a developer can allow it; but not the ports on which the connecting process itself
 * listens.
 *
 * <p>Check an address after its name was resolved, and connect to that same address: a name may resolve to another one a moment later.
 */
public final class OriginAccess {
    /** The objection to a refused port, to follow its number in a text. */
    public static final String PORT_NOT_ALLOWED = "is not allowed for origins";

    private static final AddressRanges LOOPBACK = AddressRanges.of("127.0.0.0/8", "::1");

    /** "This host" and no address at all: connections to them reach loopback, too (RFC 1122 §3.2.1.3, RFC 4291 §2.5.2). */
    private static final AddressRanges UNSPECIFIED = AddressRanges.of("0.0.0.0/8", "::");

    private final AddressRanges allowed;
    private final AddressRanges fleet;
    private final AddressRanges own;
    private final PortRanges ports;
    private final PortRanges listening;

    private OriginAccess(
            AddressRanges allowed, AddressRanges fleet, AddressRanges own, PortRanges ports, PortRanges listening) {
        this.allowed = allowed;
        this.fleet = fleet;
        this.own = own;
        this.ports = ports;
        this.listening = listening;
    }

    /**
     * The rule as a deployment sets it.
     *
     * @param allowedRanges addresses outside the public internet that origins may have, in CIDR notation
     * @param fleetRanges addresses of the fleet itself, which no origin may have, in CIDR notation
     * @param ports that origins may have, each a number or a range such as 8000-8999; none for
     *     {@link PortRanges#NOT_OF_OTHER_PROTOCOLS}
     * @throws IllegalArgumentException naming the range that can't be read
     */
    public static OriginAccess of(List<String> allowedRanges, List<String> fleetRanges, List<String> ports) {
        return new OriginAccess(
                AddressRanges.parse(allowedRanges),
                AddressRanges.parse(fleetRanges),
                AddressRanges.NONE,
                ports.isEmpty() ? PortRanges.NOT_OF_OTHER_PROTOCOLS : PortRanges.parse(ports),
                PortRanges.NONE);
    }

    /**
     * The same rule on a machine.
     *
     * @param addresses of its interfaces, written in numbers
     * @param listening the ports on which the connecting process itself listens, to which it never connects
     */
    public OriginAccess on(List<String> addresses, PortRanges listening) {
        return new OriginAccess(allowed, fleet, AddressRanges.parse(addresses), ports, listening);
    }

    /** The objection to a connection to the address of these 4 or 16 bytes, in words that follow it; null when it is allowed. */
    public @Nullable String objection(byte[] address) {
        var inner = PublicAddresses.embedded(address);
        if (isIn(fleet, address, inner)) {
            return "belongs to the edge fleet";
        }
        if (isIn(own, address, inner) && !isIn(LOOPBACK, address, inner)) {
            return "is a local address of the host";
        }
        return PublicAddresses.isPublic(address) || isIn(allowed, address, inner) ? null : "is not a public address";
    }

    /** The same for an origin's address; null also for a host name, which is checked once it is resolved. */
    public @Nullable String objection(OriginAddress origin) {
        var bytes = origin.isIp() ? IpAddresses.parse(origin.value()) : null;
        return bytes == null ? null : objection(bytes);
    }

    /** Whether a connection to the address of these 4 or 16 bytes ends on the machine itself, as one to loopback does. */
    public boolean isOnThisMachine(byte[] address) {
        var inner = PublicAddresses.embedded(address);
        return isIn(LOOPBACK, address, inner) || isIn(UNSPECIFIED, address, inner) || isIn(own, address, inner);
    }

    /**
     * Whether the connecting process itself listens on {@code port}. No connection is made to such a port of an address that {@link #isOnThisMachine
     * is on this machine}, not even where a developer allows loopback.
     */
    public boolean listensAt(int port) {
        return listening.contains(port);
    }

    /** Whether connections to {@code port} may be made; 80 and 443 stand for the deployment's standard ports. */
    public boolean admitsPort(int port) {
        return ports.contains(port);
    }

    private static boolean isIn(AddressRanges ranges, byte[] address, byte @Nullable [] inner) {
        return ranges.contains(address) || (inner != null && ranges.contains(inner));
    }
}
