package dev.backsource.health.probe.attempt;

import com.google.common.net.InetAddresses;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.finding.AddressProhibited;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.PortProhibited;
import dev.backsource.policy.origin.OriginAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;

/**
 * The addresses that a probe connects to: those that edges would. A name with a single address that they refuse is refused as a whole, and so is a
 * port; otherwise the public verdicts on ports would reveal networks that are not public.
 */
@ApplicationScoped
public class ProbedAddresses {
    /** An edge tries them all in the long run; a probe has to end. */
    private static final int MAX_ADDRESSES = 8;

    private final HostLookup lookup;
    private final OriginAccess access;

    @Inject
    public ProbedAddresses(Vertx vertx, OriginAccess access) {
        this(vertx, access, "origin");
    }

    private ProbedAddresses(Vertx vertx, OriginAccess access, String threads) {
        this.lookup = new HostLookup(vertx, threads, InetAddress::getAllByName);
        this.access = access;
    }

    /** The same rule, with names looked up on other threads, named by {@code threads}: neither waits for the other's names. */
    public static ProbedAddresses apart(Vertx vertx, OriginAccess access, String threads) {
        return new ProbedAddresses(vertx, access, threads);
    }

    /**
     * 1 to 8 addresses of {@code target}, in the resolver's order; fails with {@link ProbeFailedException} when there are
     * none in {@code millis}, or when edges don't connect there.
     */
    Future<List<InetAddress>> of(ProbeTarget target, int millis) {
        if (!access.admitsPort(target.neededPort())) {
            return prohibitedPort(target.neededPort() + " ", OriginAccess.PORT_NOT_ALLOWED);
        }
        return lookup.resolve(target.address(), millis).compose(found -> checked(target, found));
    }

    private Future<List<InetAddress>> checked(ProbeTarget target, List<InetAddress> found) {
        var origin = target.address();
        var isOwnPort = access.listensAt(target.port());
        for (var address : found) {
            if (isOwnPort && access.isOnThisMachine(address.getAddress())) {
                return prohibitedPort(target.port() + " ", "of this machine is the prober's own port");
            }
            var objection = access.objection(address.getAddress());
            if (objection != null) {
                var words = origin.isIp()
                        ? origin + " " + objection
                        : "host name resolves to " + InetAddresses.toAddrString(address) + ", which " + objection;
                return prohibited(words, Measurement.of(FindingKind.ADDRESS_PROHIBITED, new AddressProhibited(words)));
            }
        }
        return Future.succeededFuture(found.subList(0, Math.min(found.size(), MAX_ADDRESSES)));
    }

    private static <T> Future<T> prohibitedPort(String port, String objection) {
        return prohibited(
                PortCause.PORT_PROHIBITED.reason(port + objection),
                Measurement.of(FindingKind.PORT_PROHIBITED, new PortProhibited(objection)));
    }

    private static <T> Future<T> prohibited(String reason, Measurement measured) {
        return Future.failedFuture(new ProbeFailedException(Outcome.prohibited(reason, measured)));
    }
}
