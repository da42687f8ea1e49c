package dev.backsource.benchmarks.edge.load;

import java.util.Locale;
import java.util.Map;

/**
 * A whole response.
 *
 * @param headers by lower-case name; of repeated ones the last
 * @param body of the length in {@code Content-Length}
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    /** The header's value, or nothing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether the response says that it comes from a cache. */
    public boolean saysHit() {
        return header("Cache-Status").contains("; hit") || header("X-Cache").equals("HIT");
    }
}
