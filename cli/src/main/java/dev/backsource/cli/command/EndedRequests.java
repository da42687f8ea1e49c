package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Documents;
import org.jspecify.annotations.Nullable;

/**
 * The requests of the last hour to a domain that would be removed.
 *
 * @param known null when they are known of no edge
 * @param isComplete whether they are known of all edges for the whole hour
 */
public record EndedRequests(@Nullable Long known, boolean isComplete) {

    /** @param dryRun the server's, of the removal */
    public static EndedRequests of(JsonNode dryRun) {
        var hour = dryRun.path("lastHour");
        var edges = hour.path("edges").asLong();
        return new EndedRequests(
                hour.path("requests").isNumber() ? hour.path("requests").asLong() : null,
                edges > 0 && hour.path("edgesKnown").asLong() == edges);
    }

    /** {@code requests}, unless none are known, and {@code complete}. */
    public ObjectNode document() {
        var document = Documents.json().createObjectNode();
        if (known != null) {
            document.put("requests", known);
        }
        return document.put("complete", isComplete);
    }

    /** In one line. */
    public String text() {
        return known == null ? Messages.endedUnknown() : Messages.ended(known, !isComplete);
    }
}
