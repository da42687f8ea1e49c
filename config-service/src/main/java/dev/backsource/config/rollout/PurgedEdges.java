package dev.backsource.config.rollout;

import java.util.List;

/**
 * How far the edges are with a purge.
 *
 * @param complete whether every reachable edge has dealt with it, and at least one
 * @param everywhere whether every edge has, with none that can't be heard of, which may go on as before
 * @param edges every edge that ever reported and was not removed since, by id
 */
public record PurgedEdges(boolean complete, boolean everywhere, List<EdgeRollout> edges) {}
