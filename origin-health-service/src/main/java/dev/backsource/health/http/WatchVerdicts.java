package dev.backsource.health.http;

import dev.backsource.policy.finding.FindingKind;
import java.util.Map;

/**
 * The verdicts of one check of an origin.
 *
 * @param byKind of the kinds that were looked for
 */
public record WatchVerdicts(Map<FindingKind<?>, FaultVerdict> byKind) {
    static final WatchVerdicts UNKNOWN = new WatchVerdicts(Map.of());

    public WatchVerdicts {
        byKind = Map.copyOf(byKind);
    }

    /** Of a check for loops only. */
    public static WatchVerdicts ofLoop(FaultVerdict loop) {
        return new WatchVerdicts(Map.of(FindingKind.REDIRECT_LOOP, loop));
    }

    /** Whether all of them are known. */
    boolean areKnown() {
        return !byKind.isEmpty() && byKind.values().stream().allMatch(FaultVerdict::isKnown);
    }
}
