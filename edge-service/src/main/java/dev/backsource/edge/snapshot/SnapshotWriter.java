package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.HeldDomains;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.Routes;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.event.StateVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body: the origin of the routes, then each domain after its {@link Entry}, then the rejections and the held domains. The routes
 * may change meanwhile, since they contain at least the offsets written before.
 */
final class SnapshotWriter implements Routes.Visitor<IOException> {
    private final SnapshotOutput out;
    private final PartsWriter parts;

    SnapshotWriter(SnapshotOutput out) {
        this.out = out;
        this.parts = new PartsWriter(out);
    }

    void write(Snapshot snapshot) throws IOException {
        var origin = snapshot.origin();
        out.text(snapshot.servers());
        out.text(origin.topicId());
        instant(origin.takenAt());
        offsets(origin.offsets());
        out.number(snapshot.routes().size());
        snapshot.routes().forEach(this);
        out.number(Entry.END.ordinal());
        rejections(snapshot.rejections());
        held(snapshot.held().get());
    }

    @Override
    public void route(String name, Route route) throws IOException {
        out.number(Entry.ROUTE.ordinal());
        out.text(name);
        version(route.version());
        parts.profile(route.profile());
        out.number(route.originCount());
        for (var i = 0; i < route.originCount(); i++) {
            var origin = route.origin(i);
            out.text(origin.address());
            parts.decisions(origin.decisions());
            out.number(origin.weight());
            out.flag(origin.primary());
        }
    }

    @Override
    public void removed(String name, StateVersion version) throws IOException {
        out.number(Entry.REMOVED.ordinal());
        out.text(name);
        version(version);
    }

    private void version(StateVersion version) throws IOException {
        out.number(version.incarnation());
        out.number(version.revision());
        out.number(version.digest());
    }

    private void offsets(Map<Integer, Long> offsets) throws IOException {
        out.number(offsets.size());
        for (var partition : offsets.entrySet()) {
            out.number(partition.getKey());
            out.number(partition.getValue());
        }
    }

    private void rejections(List<Rejection> rejections) throws IOException {
        out.number(rejections.size());
        for (var rejection : rejections) {
            out.number(rejection.partition());
            out.number(rejection.offset());
            out.optionalText(rejection.key());
            out.text(rejection.reason());
            instant(rejection.rejectedAt());
        }
    }

    private void held(@Nullable HeldDomains held) throws IOException {
        out.flag(held != null);
        if (held != null) {
            instant(held.since());
            offsets(held.offsets());
            out.number(held.names().size());
            for (var name : held.names()) {
                out.text(name);
            }
        }
    }

    private void instant(Instant instant) throws IOException {
        out.number(instant.getEpochSecond());
        out.number(instant.getNano());
    }

    /** The type of the next entry in a body. */
    enum Entry {
        END,
        ROUTE,
        REMOVED
    }
}
