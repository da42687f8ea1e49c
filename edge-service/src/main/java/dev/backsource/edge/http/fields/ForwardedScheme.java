package dev.backsource.edge.http.fields;

import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scheme that a client uses, according to the proxy in front: the last member of {@code X-Forwarded-Proto}, or else
 * the {@code proto} of the last element of {@code Forwarded} (RFC 7239 §5.4). Earlier members were in the request that
 * the proxy received, and can come from anyone.
 */
final class ForwardedScheme {
    private ForwardedScheme() {}

    /** The scheme; null when neither field names http or https. */
    static @Nullable Scheme of(MultiMap fields) {
        var told = last(fields.getAll(HeaderNames.X_FORWARDED_PROTO));
        return told == null ? ofForwarded(fields.getAll(HeaderNames.FORWARDED)) : Scheme.named(told);
    }

    private static @Nullable Scheme ofForwarded(List<String> values) {
        var element = last(values);
        if (element == null) {
            return null;
        }
        for (var parameter : element.split(";")) {
            var sign = parameter.indexOf('=');
            if (sign > 0 && parameter.substring(0, sign).trim().equalsIgnoreCase("proto")) {
                return Scheme.named(parameter.substring(sign + 1).trim().replace("\"", ""));
            }
        }
        return null;
    }

    /**
     * The last member of a list; null when there is none. A comma in quotes counts as a separator too: then no scheme
     * is found.
     */
    private static @Nullable String last(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        var value = values.get(values.size() - 1);
        return value.substring(value.lastIndexOf(',') + 1).trim();
    }
}
