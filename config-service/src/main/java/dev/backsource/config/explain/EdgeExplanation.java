package dev.backsource.config.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.edges.Edge;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.explanation.Explanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one edge would do with a request.
 *
 * @param edge its id
 * @param reportAgeMs how long ago this service last heard a report of it, in milliseconds
 * @param answeredAt by the edge's clock; null without an answer
 * @param complete whether it has a table to serve by; null without an answer
 * @param snapshotTakenAt of when the routes are that it serves from a snapshot; null when it serves what it has read
 * @param position the offset of the last policy change that it has dealt with in the domain's partition; null where it told none
 * @param explanation null unless it explained, and when it is hidden or there is another in the edge's name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeExplanation(
        String edge,
        ExplainState state,
        long reportAgeMs,
        @Nullable Instant answeredAt,
        @Nullable Boolean complete,
        @Nullable Instant snapshotTakenAt,
        @Nullable Long position,
        @Nullable Explanation explanation) {

    /** Of an edge that has given no answer, or none that can be told from another. */
    static EdgeExplanation without(Edge edge, ExplainState why) {
        return new EdgeExplanation(edge.edge(), why, edge.reportAgeMs(), null, null, null, null, null);
    }

    static EdgeExplanation of(Edge edge, ExplainAnswer answer) {
        return new EdgeExplanation(
                edge.edge(),
                switch (answer.outcome()) {
                    case EXPLAINED -> ExplainState.EXPLAINED;
                    case NO_ROUTE -> ExplainState.NO_ROUTE;
                    case REFUSED_URL -> ExplainState.REFUSED_URL;
                },
                edge.reportAgeMs(),
                answer.answeredAt(),
                answer.complete(),
                answer.snapshotTakenAt(),
                answer.position(),
                answer.explanation());
    }

    /** The same of a domain that the caller may not see: that there is an answer, and no more. */
    EdgeExplanation hidden() {
        return new EdgeExplanation(edge, ExplainState.HIDDEN, reportAgeMs, answeredAt, complete, null, null, null);
    }
}
