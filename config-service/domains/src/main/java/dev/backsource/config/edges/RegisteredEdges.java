package dev.backsource.config.edges;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The registered edges at a moment, for all dry runs of a request.
 *
 * @param startedAt the last start of each, by id
 * @param reporting the number of those that report
 */
public record RegisteredEdges(Map<String, Instant> startedAt, int reporting) {
    public RegisteredEdges {
        startedAt = Map.copyOf(startedAt);
    }

    public static RegisteredEdges of(List<Edge> edges) {
        return new RegisteredEdges(
                edges.stream().collect(Collectors.toMap(Edge::edge, Edge::startedAt)), (int) edges.stream()
                        .filter(edge -> edge.state() != EdgeState.UNREACHABLE)
                        .count());
    }
}
