package dev.backsource.edge.http.fields;

import dev.backsource.edge.transport.HeaderMaps;
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
        return headers.contains(HttpHeaders.CONNECTION) && isUnusual(headers) ? named(headers) : Set.of();
    }

    private static boolean isUnusual(MultiMap headers) {
        for (var fields = HeaderMaps.iterator(headers); fields.hasNext(); ) {
            var field = fields.next();
            if (HeaderNames.is(field.getKey(), "connection") && !isUsual(field.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsual(CharSequence value) {
        return HeaderNames.is(value, "keep-alive") || HeaderNames.is(value, "close");
    }

    private static Set<String> named(MultiMap headers) {
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(option -> option.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
