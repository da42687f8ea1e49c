package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.changes.SnapshotOrigin;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.util.List;

/**
 * The content of a snapshot file.
 *
 * @param servers the {@code bootstrap.servers} of the routes' source
 * @param origin the topic, the time, and the position in the topic
 * @param routes of all domains, including removals
 * @param rejections of records up to that position, the latest last
 */
record Snapshot(String servers, SnapshotOrigin origin, Routes routes, List<Rejection> rejections) {}
