package dev.backsource.edge.http.client;

import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The host that the last request of a client's connection was for, and its route. The next request is mostly for the same
 * host: then it costs a comparison, where reading the host and finding its route would go over its characters several times.
 * Used on the connection's event loop.
 */
public final class LastHost {
    private static final long NONE = -1;

    private @Nullable String authority;
    private @Nullable String host;
    private @Nullable String routed;
    private @Nullable Route route;
    private long changes = NONE;

    LastHost() {}

    /**
     * The host of {@code asked}; the same string as the last time if that was for the same.
     *
     * @param asked host and optional port as the client sent them; null for none
     * @param read reads the host; null from it means that there is none, which is not kept
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

    /** The route of {@code wanted} in {@code table}; the last one if it was that host's and the table hasn't changed. */
    public @Nullable Route route(String wanted, RoutingTable table) {
        // Read before the table is: what changes in between is looked up the next time.
        var now = table.changes();
        if (now != changes || !wanted.equals(routed)) {
            route = table.find(wanted);
            routed = wanted;
            changes = now;
        }
        return route;
    }
}
