package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edge's figures of single domains, the value on {@link Topic#DOMAIN_FIGURES}: of its busiest domains, and of those that somebody asked for; and
 * its findings, of whatever domains.
 *
 * @param edge the edge's id, also the record's key
 * @param reportedAt when the figures were read
 * @param leftOut the number of other domains with requests lately, as far as they are counted; entries that can't be read are among them
 * @param uncounted requests since the edge's start for domains that had no place to be counted
 * @param domains at most {@link #MAX_DOMAINS}; further ones are not read, nor are entries that can't be read
 * @param findings the findings of real traffic, at most {@link DomainFindings#MAX_DOMAINS} domains; likewise
 * @param findingsLeftOut the number of other domains with findings, which are in later reports; 0 when all are in this one
 * @param findingsSince the reports from then on have all domains with findings but those found since and, of a site with very many, those that wait
 *     long; null where that isn't known
 */
public record DomainFigures(
        String edge,
        Instant reportedAt,
        int leftOut,
        long uncounted,
        List<DomainTotals> domains,
        List<DomainFindings> findings,
        int findingsLeftOut,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant findingsSince) {
    public static final int MAX_DOMAINS = 300;
    /** The largest report that is read, in bytes. */
    public static final int MAX_BYTES = 512 * 1024;

    public DomainFigures {
        EdgeId.require(edge);
        InvalidValueException.require(reportedAt, "reportedAt");
        domains = List.copyOf(domains);
        findings = List.copyOf(findings);
        if (leftOut < 0 || uncounted < 0 || findingsLeftOut < 0) {
            throw new InvalidValueException("leftOut, uncounted or findingsLeftOut is below 0");
        }
        if (domains.size() > MAX_DOMAINS) {
            throw new InvalidValueException("domains has more than " + MAX_DOMAINS + " entries");
        }
        if (findings.size() > DomainFindings.MAX_DOMAINS) {
            throw new InvalidValueException("findings has more than " + DomainFindings.MAX_DOMAINS + " entries");
        }
    }

    /** Figures without findings. */
    public DomainFigures(String edge, Instant reportedAt, int leftOut, long uncounted, List<DomainTotals> domains) {
        this(edge, reportedAt, leftOut, uncounted, domains, List.of(), 0, null);
    }

    /** The same figures with the edge's findings. */
    public DomainFigures with(List<DomainFindings> found, int foundLeftOut, Instant foundSince) {
        return new DomainFigures(edge, reportedAt, leftOut, uncounted, domains, found, foundLeftOut, foundSince);
    }

    @JsonCreator
    static DomainFigures read(
            @JsonProperty(value = "edge", required = true) String edge,
            @JsonProperty(value = "reportedAt", required = true) Instant reportedAt,
            @JsonProperty("leftOut") int leftOut,
            @JsonProperty("uncounted") long uncounted,
            @JsonProperty("domains") @Nullable List<JsonNode> domains,
            @JsonProperty("findings") @JsonDeserialize(using = DomainFindings.ReaderOfList.class)
                    List<DomainFindings> findings,
            @JsonProperty("findingsLeftOut") int findingsLeftOut,
            @JsonProperty("findingsSince") @Nullable Instant findingsSince) {
        var entries = Objects.requireNonNullElse(domains, List.<JsonNode>of());
        var readable = entries.stream()
                .limit(MAX_DOMAINS)
                .map(DomainTotals::readOrSkip)
                .filter(Objects::nonNull)
                .toList();
        var unread = Math.min(entries.size() - readable.size(), Integer.MAX_VALUE - Math.max(0, leftOut));
        return new DomainFigures(
                edge, reportedAt, leftOut + unread, uncounted, readable, findings, findingsLeftOut, findingsSince);
    }
}
