package dev.backsource.health.http;

import dev.backsource.policy.finding.Confidence;
import dev.backsource.policy.finding.Evidence;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an inquiry found: a kind of finding, its place and its evidence. */
public record Found(FindingKind<?> kind, Place at, Evidence evidence) {

    /** The finding of one measurement. */
    public Finding once(Source source, @Nullable String measuredBy, Instant now) {
        return new Finding(kind, at, source, measuredBy, now, now, Confidence.ONCE, evidence);
    }
}
