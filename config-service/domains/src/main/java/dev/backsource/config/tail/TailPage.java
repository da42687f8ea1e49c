package dev.backsource.config.tail;

import dev.backsource.policy.event.TailLines.Line;
import java.util.List;

/**
 * The latest requests of a domain.
 *
 * @param lines the oldest first, in the order of their arrival here
 * @param dropped the number of further lines, since the place that the caller named, that edges or this instance left out
 * @param next the place behind the last line
 */
public record TailPage(String domain, List<EdgeLine> lines, long dropped, String next) {
    /** A line, and the edge that wrote it. */
    public record EdgeLine(String edge, Line request) {}
}
