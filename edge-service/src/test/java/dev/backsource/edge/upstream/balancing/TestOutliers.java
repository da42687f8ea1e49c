package dev.backsource.edge.upstream.balancing;

import java.time.Duration;

/** Outlier detection for tests of its users. */
public final class TestOutliers {
    private TestOutliers() {}

    /** Ejects no origin. */
    public static OutlierDetection none() {
        return new OutlierDetection(
                Ejection.Rules.of(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(30)), () -> 0);
    }
}
