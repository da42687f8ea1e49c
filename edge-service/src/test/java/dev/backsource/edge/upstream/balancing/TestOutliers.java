package dev.backsource.edge.upstream.balancing;

import java.time.Duration;

/** Outlier detection for tests of its users. */
public final class TestOutliers {
    private TestOutliers() {}

    /** Ejects no origin. */
    public static OutlierDetection none() {
        return after(Integer.MAX_VALUE);
    }

    /** Ejects an origin after so many failures. */
    public static OutlierDetection after(int failures) {
        return new OutlierDetection(
                Ejection.Rules.of(failures, Duration.ofSeconds(1), Duration.ofSeconds(30)), () -> 0);
    }
}
