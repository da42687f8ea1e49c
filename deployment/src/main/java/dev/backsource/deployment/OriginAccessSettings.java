package dev.backsource.deployment;

import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.PortRanges;
import io.smallrye.config.ConfigMapping;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/** The allowed addresses and ports of origins. To be set alike for edges, prober and config-service. */
@ConfigMapping(prefix = "backsource.origin-access")
public interface OriginAccessSettings {
    /** Addresses outside the public internet that origins may have all the same, in CIDR notation. */
    Optional<List<String>> allowedRanges();

    /** Addresses of the fleet itself, which no origin may have even if they are allowed, in CIDR notation. */
    Optional<List<String>> fleetRanges();

    /** Ports that origins may have, each a number or a range such as 8000-8999; all but those of other protocols by default. */
    Optional<List<String>> ports();

    /**
     * The kernel's rule, for a service that connects to no origin itself.
     *
     * @throws IllegalStateException when a range or a port can't be read, naming it
     */
    default OriginAccess toAccess() {
        try {
            return OriginAccess.of(
                    allowedRanges().orElse(List.of()), fleetRanges().orElse(List.of()), ports().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.origin-access: " + e.getMessage(), e);
        }
    }

    /**
     * The kernel's rule on this machine, with the addresses that it has now.
     *
     * @param listening the ports on which the connecting process itself listens
     * @throws IllegalStateException when a range or a port can't be read, naming it, or when the machine's addresses are unknown
     */
    default OriginAccess toAccessHere(int... listening) {
        return toAccess().on(addressesOfThisMachine(), PortRanges.of(listening));
    }

    private static List<String> addressesOfThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException e) {
            throw new IllegalStateException(
                    "addresses of this machine, which are prohibited for origins, not available", e);
        }
    }
}
