package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.HeldDomains;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RouteOrigin;
import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.edge.snapshot.SnapshotWriter.Entry;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.StateVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The reader of a body into routes for a table. */
final class SnapshotReader {
    private static final Entry[] ENTRIES = Entry.values();
    /** The most routes to allocate space for in advance. */
    private static final int ROOM = 1 << 20;

    private final SnapshotInput in;
    private final RoutingTable table;
    private final PartsReader parts;

    SnapshotReader(SnapshotInput in, RoutingTable table) {
        this.in = in;
        this.table = table;
        this.parts = new PartsReader(in, table.factory());
    }

    Snapshot read() throws IOException {
        var servers = in.text();
        var origin = new SnapshotOrigin(in.text(), instant(), offsets());
        var routes = routes();
        var rejections = rejections();
        var held = in.flag() ? held() : null;
        return new Snapshot(servers, origin, routes, rejections, () -> held);
    }

    private Routes routes() throws IOException {
        var routes = table.prepare(Math.min(in.count(), ROOM));
        for (var entry = entry(); entry != Entry.END; entry = entry()) {
            if (entry == Entry.ROUTE) {
                routes.put(in.text(), route());
            } else {
                routes.putRemoved(in.text(), version());
            }
        }
        return routes;
    }

    private Entry entry() throws IOException {
        return ENTRIES[in.count()];
    }

    private Route route() throws IOException {
        var version = version();
        var profile = parts.profile();
        var origins = new RouteOrigin[in.count(Domain.MAX_ORIGINS)];
        for (var i = 0; i < origins.length; i++) {
            origins[i] = new RouteOrigin(in.text(), parts.decisions(), in.count(), in.flag());
        }
        return table.factory().create(version, profile, origins);
    }

    private StateVersion version() throws IOException {
        return new StateVersion(in.number(), in.number(), in.number());
    }

    private Map<Integer, Long> offsets() throws IOException {
        var count = in.count();
        var offsets = new HashMap<Integer, Long>();
        for (var i = 0; i < count; i++) {
            offsets.put(in.count(), in.number());
        }
        return offsets;
    }

    private List<Rejection> rejections() throws IOException {
        var count = in.count();
        var rejections = new ArrayList<Rejection>();
        for (var i = 0; i < count; i++) {
            rejections.add(new Rejection(in.count(), in.number(), in.optionalText(), in.text(), instant()));
        }
        return rejections;
    }

    private HeldDomains held() throws IOException {
        var since = instant();
        var offsets = offsets();
        var count = in.count();
        var names = new HashSet<String>();
        for (var i = 0; i < count; i++) {
            names.add(in.text());
        }
        return new HeldDomains(since, names, offsets);
    }

    private Instant instant() throws IOException {
        return Instant.ofEpochSecond(in.number(), in.number());
    }
}
