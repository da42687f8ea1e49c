package dev.backsource.edge.testing;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.http.telemetry.AccessLogRecord;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.policy.progressive.Arm;
import org.jspecify.annotations.Nullable;

/** Entries of the access log for tests. */
public final class Entries {
    private Entries() {}

    /** The entry of an origin's response at a fixed moment. */
    public static AccessLogRecord entry(String target, @Nullable String userAgent, @Nullable String referer) {
        return entry(target, userAgent, referer, null);
    }

    /** The entry of a request for which an origin failed. */
    public static AccessLogRecord failed(OriginError failure) {
        return entry("/", null, null, failure);
    }

    private static AccessLogRecord entry(
            String target, @Nullable String userAgent, @Nullable String referer, @Nullable OriginError failure) {
        return new AccessLogRecord(
                1_700_000_000_123L,
                "www.example.test",
                "192.0.2.1",
                "GET",
                "https",
                "HTTP/2.0",
                "www.example.test:8443",
                target,
                200,
                1_234,
                5_678_901,
                CacheOutcome.MISS,
                "198.51.100.7:443",
                4_000_500,
                7,
                userAgent,
                referer,
                failure == null ? null : failure.type(),
                failure,
                Arm.CANDIDATE,
                "4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
