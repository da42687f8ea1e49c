package dev.backsource.edge.http.fields;

import dev.backsource.policy.HttpDate;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;

/** The current time as a Date field (RFC 9110 §5.6.7), formatted once a second. For use by one event loop. */
final class PresentDate {
    private long second = -1;
    private CharSequence text = "";

    CharSequence get() {
        var now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            text = HttpHeaders.createOptimized(HttpDate.of(Instant.ofEpochSecond(now)));
        }
        return text;
    }
}
