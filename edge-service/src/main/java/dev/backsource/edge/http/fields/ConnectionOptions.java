package dev.backsource.edge.http.fields;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The header fields that a message's {@code Connection} names; they are hop-by-hop as well (RFC 9110 §7.6.1). */
public final class ConnectionOptions {
    private ConnectionOptions() {}

    /** The names in lower case; empty for the usual {@code keep-alive} and {@code close}. */
    public static Set<String> of(MultiMap headers) {
        var value = headers.get(HttpHeaders.CONNECTION);
        return value == null
                        || (isUsual(value)
                                && headers.getAll(HttpHeaders.CONNECTION).size() == 1)
                ? Set.of()
                : named(headers);
    }

    private static boolean isUsual(String value) {
        return value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close");
    }

    private static Set<String> named(MultiMap headers) {
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(option -> option.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
