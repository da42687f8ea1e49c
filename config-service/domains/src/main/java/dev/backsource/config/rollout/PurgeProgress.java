package dev.backsource.config.rollout;

import java.util.List;

/**
 * The edges' progress with a purge, in numbers.
 *
 * @param edges the number of edges: all that ever reported and were not removed since
 * @param applied the number of edges that have carried it out
 * @param rejected the number of edges that have rejected it
 * @param complete whether every reachable edge has carried it out, and at least one
 * @param everywhere whether every edge has carried it out, with no unreachable one
 */
public record PurgeProgress(int edges, int applied, int rejected, boolean complete, boolean everywhere) {
    static PurgeProgress of(PurgedEdges of) {
        return new PurgeProgress(
                of.edges().size(),
                count(of.edges(), RolloutState.APPLIED),
                count(of.edges(), RolloutState.REJECTED),
                of.complete(),
                of.everywhere());
    }

    private static int count(List<EdgeRollout> edges, RolloutState state) {
        return (int) edges.stream().filter(edge -> edge.state() == state).count();
    }
}
