package dev.backsource.edge.origin.address;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.OriginAccessSettings;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.origin.PortRanges;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the kernel's rule of where origins may be, for this machine. */
class OriginAddressBeans {
    @Produces
    @Singleton
    OriginAccess access(
            OriginAccessSettings settings,
            EdgeSettings edge,
            @ConfigProperty(name = "quarkus.http.port") int managementPort) {
        var listening = PortRanges.of(edge.http().port(), edge.https().port(), managementPort);
        return settings.toAccess().on(ownAddresses(), listening);
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
