package dev.backsource.edge.cache.store;

import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;

/**
 * The field names that the caching rules look up in each message, in a form that keeps its hash: maps of header fields
 * hash a string character by character at each look-up, though most of these fields are absent.
 */
final class HashedNames {
    private static final Map<String, CharSequence> KNOWN = new HashMap<>();

    static {
        know("age", "authorization", "cache-control", "cdn-cache-control", "connection", "cookie", "date", "etag");
        know("expires", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since");
        know("last-modified", "pragma", "range", "set-cookie", "vary");
        know("accept", "accept-charset", "accept-encoding", "accept-language", "origin", "user-agent");
    }

    private HashedNames() {}

    private static void know(String... names) {
        for (var name : names) {
            KNOWN.put(name, HttpHeaders.createOptimized(name));
        }
    }

    /** {@code lowerCaseName}, in the hashed form if it is one of these names. */
    static CharSequence of(String lowerCaseName) {
        return KNOWN.getOrDefault(lowerCaseName, lowerCaseName);
    }
}
