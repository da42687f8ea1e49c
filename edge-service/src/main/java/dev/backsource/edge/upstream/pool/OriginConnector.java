package dev.backsource.edge.upstream.pool;

import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.upstream.address.Candidates;
import dev.backsource.edge.upstream.address.OriginAddresses;
import dev.backsource.edge.upstream.address.ProhibitedAddressException;
import dev.backsource.policy.origin.OriginAccess;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.protocol.Target;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The connector of one event loop's requests: gives a request a connection of exactly the decided scheme and port, to a
 * checked address of the origin. An origin with several addresses is tried at each until one connects.
 */
public final class OriginConnector {
    private final OriginAddresses addresses;
    private final OriginClients clients;
    private final OriginAccess access;
    private final StandardPorts standardPorts;
    private final Clock clock;

    /** @param clock the time of day, by which exceptions from verification end */
    public OriginConnector(
            OriginAddresses addresses,
            OriginClients clients,
            OriginAccess access,
            StandardPorts standardPorts,
            Clock clock) {
        this.addresses = addresses;
        this.clients = clients;
        this.access = access;
        this.standardPorts = standardPorts;
        this.clock = clock;
    }

    /** Gives {@code taker} a connection to {@code origin}, or the failure. */
    public void connect(
            RoutedRequest routed, RouteOrigin origin, Target target, ConnectionUse use, ConnectionReceiver taker) {
        if (!access.admitsPort(target.port())) {
            taker.notConnected(ProhibitedAddressException.ofPort(target.port()));
            return;
        }
        var known = addresses.known(origin.address());
        if (known != null) {
            connect(routed, known, target, use, taker);
            return;
        }
        addresses.find(origin.address()).onComplete(found -> {
            if (found.succeeded()) {
                connect(routed, found.result(), target, use, taker);
            } else {
                taker.notConnected(found.cause());
            }
        });
    }

    /** To be called now and then: releases unused addresses, connections and clients. */
    public void sweep() {
        addresses.sweep();
        clients.sweep();
    }

    private void connect(
            RoutedRequest routed, Candidates candidates, Target target, ConnectionUse use, ConnectionReceiver taker) {
        var port = standardPorts.actual(target.port());
        if (candidates.onThisMachine() && access.listensAt(port)) {
            taker.notConnected(ProhibitedAddressException.ofListener(port));
        } else if (candidates.count() == 1) {
            take(routed, candidates, 0, target, use, taker);
        } else {
            new AddressAttempts(
                            candidates,
                            taker,
                            (index, attempt) -> take(routed, candidates, index, target, use, attempt))
                    .next();
        }
    }

    private void take(
            RoutedRequest routed,
            Candidates candidates,
            int index,
            Target target,
            ConnectionUse use,
            ConnectionReceiver taker) {
        var at = candidates.at(index, standardPorts.actual(target.port()));
        var secure = target.scheme().isSecure();
        var terms = routed.route().terms();
        var connection = secure ? terms.secureNow(clock) : terms.plain();
        var pool = clients.pool(connection, at, routed.host(), secure ? terms.serverNameFor(routed.host()) : null);
        var unverified = terms.unverified();
        if (unverified != null && connection == unverified.connection()) {
            give(
                    pool,
                    use,
                    new UnverifiedReceiver(
                            taker, unverified, clock, () -> take(routed, candidates, index, target, use, taker)));
        } else {
            give(pool, use, taker);
        }
    }

    private static void give(@Nullable OriginPool pool, ConnectionUse use, ConnectionReceiver taker) {
        if (pool == null) {
            taker.notConnected(new ConnectionPoolTooBusyException("too many sets of connection settings"));
        } else if (use == ConnectionUse.KEPT) {
            pool.take(taker);
        } else if (use == ConnectionUse.TUNNEL) {
            pool.takeForGood(taker);
        } else {
            pool.takeFresh(taker);
        }
    }
}
