package dev.backsource.health.probe;

import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.PortRanges;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Makes the kernel's rule of where origins may be, for this machine. */
class OriginAccessBeans {
    @Produces
    @Singleton
    OriginAccess access(OriginAccessSettings settings) {
        return settings.toAccess().on(ownAddresses(), PortRanges.NONE);
    }

    private static List<String> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException e) {
            throw new IllegalStateException(
                    "the addresses of this machine, which no origin may have, are not to be had", e);
        }
    }
}
