package dev.backsource.config.rollout;

import java.util.List;

/**
 * The edges' progress with a purge.
 *
 * @param complete whether every reachable edge has processed it, and at least one
 * @param everywhere whether every edge has, with no unreachable one, which may go on as before
 * @param edges every edge that ever reported and was not removed since, by id
 */
public record PurgedEdges(boolean complete, boolean everywhere, List<EdgeRollout> edges) {}
