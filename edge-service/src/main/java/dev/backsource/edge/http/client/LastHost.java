package dev.backsource.edge.http.client;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.figures.LoopFigures;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The host and route of the last request on a client's connection, and the counts of its domain. The next request is mostly for the same host. It then
 * costs one comparison, while parsing the host and finding its route would read its characters several times. Used on the
 * connection's event loop.
 */
public final class LastHost {
    private static final long NONE = -1;

    private @Nullable String authority;
    private @Nullable String host;
    private @Nullable String routed;
    private @Nullable Route route;
    private long changes = NONE;
    private @Nullable DomainCounts counts;
    private long countChanges = NONE;

    LastHost() {}

    /**
     * The host of {@code asked}; the same string as for the last request if that had the same host.
     *
     * @param asked host and optional port, as sent by the client; null for none
     * @param read parses the host; returns null for an invalid one, which is not kept
     */
    public @Nullable String of(@Nullable String asked, UnaryOperator<@Nullable String> read) {
        if (asked != null && asked.equals(authority)) {
            return host;
        }
        var found = read.apply(asked);
        if (found != null) {
            authority = asked;
            host = found;
        }
        return found;
    }

    /** The route of {@code wanted} in {@code table}; the last one if it was for the same host and the table hasn't changed. */
    public @Nullable Route route(String wanted, RoutingTable table) {
        // Read before the table: a change in between causes a look-up the next time.
        var now = table.changes();
        if (now != changes || !wanted.equals(routed)) {
            var found = table.find(wanted);
            if (found != route || !wanted.equals(routed)) {
                counts = null;
            }
            route = found;
            routed = wanted;
            changes = now;
        }
        return route;
    }

    /** The counts of the domain of the last {@linkplain #route route}. */
    public DomainCounts counts(RoutingTable table, LoopFigures figures) {
        var now = figures.changes();
        var found = counts;
        if (found == null || now != countChanges) {
            found = figures.of(routed == null ? null : table.domainOf(routed));
            counts = found;
            countChanges = now;
        }
        return found;
    }
}
