package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.HeldDomains;
import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The content of a snapshot file.
 *
 * @param servers the {@code bootstrap.servers} of the routes' source
 * @param origin the topic, the time, and the position in the topic
 * @param routes of all domains, including removals
 * @param rejections of records up to that position, the latest last
 * @param held the held domains, null while there are none. Asked for after the routes have been written, so that no domain is held in the file that was
 *     released before its route was written
 */
record Snapshot(
        String servers,
        SnapshotOrigin origin,
        Routes routes,
        List<Rejection> rejections,
        Supplier<@Nullable HeldDomains> held) {}
