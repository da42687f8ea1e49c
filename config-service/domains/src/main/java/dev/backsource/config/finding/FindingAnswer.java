package dev.backsource.config.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Gate;
import dev.backsource.policy.finding.Severity;
import dev.backsource.policy.finding.Source;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measured fault. Its words are those of this version, not those of the prober or the edge.
 *
 * @param code of docs/findings.md
 * @param gate the stage of a connection at which it fails; null for none
 * @param origin null for all origins
 * @param port as the policy names it; null for all ports
 * @param scheme null for both
 * @param measuredBy the id of the prober, or of the edge that measured it last; null where that may change
 * @param edges the edges that have measured it lately, at most {@value #MAX_EDGES}; null unless edges did
 * @param edgeCount the number of these edges, as far as this instance keeps them; null unless edges did
 * @param since when it began, as far as that was measured
 * @param measuredAt when it was measured: by edges last; in a domain's health last, or earlier by up to half an hour, or of a closed port by up to the
 *     interval of checks; otherwise the evidence first
 * @param evidence the measurement, in fields of its code
 * @param detail the fault in words
 * @param remedy the remedy in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingAnswer(
        String code,
        Severity severity,
        @Nullable Gate gate,
        @Nullable OriginAddress origin,
        @Nullable Integer port,
        @Nullable Scheme scheme,
        Source source,
        @Nullable String measuredBy,
        @Nullable List<String> edges,
        @Nullable Integer edgeCount,
        Instant since,
        Instant measuredAt,
        Confidence confidence,
        Evidence evidence,
        String detail,
        String remedy) {

    private static final int MAX_EDGES = 10;

    public static FindingAnswer of(Finding finding) {
        return of(finding, null, null);
    }

    /** A finding of {@code edges}. */
    public static FindingAnswer ofEdges(Finding finding, List<String> edges) {
        return of(finding, edges.stream().limit(MAX_EDGES).toList(), edges.size());
    }

    private static FindingAnswer of(Finding finding, @Nullable List<String> edges, @Nullable Integer edgeCount) {
        return new FindingAnswer(
                finding.kind().code(),
                finding.severity(),
                finding.gate(),
                finding.at().origin(),
                finding.at().port(),
                finding.at().scheme(),
                finding.source(),
                finding.measuredBy(),
                edges,
                edgeCount,
                finding.since(),
                finding.measuredAt(),
                finding.confidence(),
                finding.evidence(),
                finding.detail(),
                finding.remedy());
    }

    /** The same fault, measured once more. */
    public FindingAnswer measuredAgainAt(Instant at) {
        return new FindingAnswer(
                code,
                severity,
                gate,
                origin,
                port,
                scheme,
                source,
                measuredBy,
                edges,
                edgeCount,
                since,
                at,
                confidence,
                evidence,
                detail,
                remedy);
    }

    /** Null for null. */
    public static @Nullable FindingAnswer orNull(@Nullable Finding finding) {
        return finding == null ? null : of(finding);
    }

    public static List<FindingAnswer> of(List<Finding> findings) {
        return findings.stream().map(FindingAnswer::of).toList();
    }
}
