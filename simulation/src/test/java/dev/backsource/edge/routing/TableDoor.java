package dev.backsource.edge.routing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a table serves, domain by domain; and what it would never do by itself, for planted faults. */
public final class TableDoor {
    private TableDoor() {}

    /** The domain's own route, which is served now; null when there is none. */
    public static @Nullable Route routeOf(RoutingTable table, DomainName domain) {
        return table.served().get(domain);
    }

    /** Serves a state whatever its version is. */
    public static void force(RoutingTable table, Domain domain, StateVersion version) {
        table.served().put(domain.name().value(), table.factory().create(domain, version, null, null));
    }

    /** Has the domain's route, which differs from {@code earlier} by no more than the server name, keep the generation of that one. */
    public static void keepGeneration(RoutingTable table, DomainName domain, Route earlier) {
        var now = table.served().get(domain);
        if (now == null
                || now.originCount() != earlier.originCount()
                || Objects.equals(now.terms().serverName(), earlier.terms().serverName())) {
            return;
        }
        var origins = new RouteOrigin[now.originCount()];
        for (var i = 0; i < origins.length; i++) {
            origins[i] = now.origin(i);
            if (!origins[i].asksLike(earlier.origin(i))) {
                return;
            }
        }
        table.served().put(domain.value(), Route.of(now.version(), earlier.cacheGeneration(), now.profile(), origins));
    }
}
