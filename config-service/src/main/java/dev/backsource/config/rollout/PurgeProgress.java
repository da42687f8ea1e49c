package dev.backsource.config.rollout;

import java.util.List;

/**
 * How far the edges are with a purge, in numbers.
 *
 * @param edges how many edges there are: all that ever reported and were not removed since
 * @param applied how many have carried it out
 * @param rejected how many have refused it
 * @param complete whether every reachable edge has carried it out, and at least one
 * @param everywhere whether every edge has, with none that can't be heard of
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
