package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edge's figures of single domains, the value on {@link Topic#DOMAIN_FIGURES}: of its busiest domains, and of those that somebody asked for.
 *
 * @param edge the edge's id, also the record's key
 * @param reportedAt when the figures were read
 * @param leftOut the number of other domains with requests lately, as far as they are counted; entries that can't be read are among them
 * @param uncounted requests since the edge's start for domains that had no place to be counted
 * @param domains at most {@link #MAX_DOMAINS}; further ones are not read, nor are entries that can't be read
 */
public record DomainFigures(String edge, Instant reportedAt, int leftOut, long uncounted, List<DomainTotals> domains) {
    public static final int MAX_DOMAINS = 300;
    /** The largest report that is read, in bytes. */
    public static final int MAX_BYTES = 512 * 1024;

    public DomainFigures {
        EdgeId.require(edge);
        InvalidValueException.require(reportedAt, "reportedAt");
        domains = List.copyOf(domains);
        if (leftOut < 0 || uncounted < 0) {
            throw new InvalidValueException("leftOut or uncounted is below 0");
        }
        if (domains.size() > MAX_DOMAINS) {
            throw new InvalidValueException("domains has more than " + MAX_DOMAINS + " entries");
        }
    }

    @JsonCreator
    static DomainFigures read(
            @JsonProperty(value = "edge", required = true) String edge,
            @JsonProperty(value = "reportedAt", required = true) Instant reportedAt,
            @JsonProperty("leftOut") int leftOut,
            @JsonProperty("uncounted") long uncounted,
            @JsonProperty("domains") @Nullable List<JsonNode> domains) {
        var entries = Objects.requireNonNullElse(domains, List.<JsonNode>of());
        var readable = entries.stream()
                .limit(MAX_DOMAINS)
                .map(DomainTotals::readOrSkip)
                .filter(Objects::nonNull)
                .toList();
        var unread = Math.min(entries.size() - readable.size(), Integer.MAX_VALUE - Math.max(0, leftOut));
        return new DomainFigures(edge, reportedAt, leftOut + unread, uncounted, readable);
    }
}
