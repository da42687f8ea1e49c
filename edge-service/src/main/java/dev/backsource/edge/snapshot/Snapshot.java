package dev.backsource.edge.snapshot;

import dev.backsource.edge.routing.Routes;
import dev.backsource.edge.routing.SnapshotOrigin;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.util.List;

/**
 * What a file holds.
 *
 * @param servers {@code bootstrap.servers} that the routes came from
 * @param origin the topic, when, and how far it was read
 * @param routes of all domains, and what was removed
 * @param rejections of the records up to there, the latest last
 */
record Snapshot(String servers, SnapshotOrigin origin, Routes routes, List<Rejection> rejections) {}
