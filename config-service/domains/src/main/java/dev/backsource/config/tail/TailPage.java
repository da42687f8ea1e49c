package dev.backsource.config.tail;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.event.TailLines.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest requests of a domain.
 *
 * @param lines the oldest first, in the order of their arrival here
 * @param dropped at least so many further lines, since the place that the caller named, were left out by edges or by this instance
 * @param edges the parts of registered edges in the tail, at most {@value #MAX_EDGES}; those that send no lines come first
 * @param listening the number of edges that take part
 * @param registered the number of all edges
 * @param next the place behind the last line, at any instance
 */
public record TailPage(
        String domain,
        List<EdgeLine> lines,
        long dropped,
        List<TailEdge> edges,
        int listening,
        int registered,
        String next) {
    static final int MAX_EDGES = 100;

    /** A line, and the edge that wrote it. */
    public record EdgeLine(String edge, Line request) {}

    /**
     * The part of an edge.
     *
     * @param heardMsAgo the age of the edge's last record; absent without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TailEdge(
            String edge, TailEdgeState state, @Nullable Long heardMsAgo) {}

    /** The state of an edge in a tail. */
    public enum TailEdgeState {
        /** It has too many tails. */
        REFUSING,
        /** It hasn't responded to requests for 15 s. */
        SILENT,
        /** It hasn't responded yet. */
        UNKNOWN,
        /** It has responded in the last 15 s. */
        LISTENING
    }
}
