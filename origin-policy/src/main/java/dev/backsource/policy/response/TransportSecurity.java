package dev.backsource.policy.response;

import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Strict-Transport-Security} field as browsers read it (RFC 6797 §6.1).
 *
 * @param maxAgeSeconds 0 makes browsers forget the host
 * @param includeSubDomains whether it holds for every name below the host too
 */
record TransportSecurity(long maxAgeSeconds, boolean includeSubDomains) {
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,18})\"?");

    /** The meaning of {@code field}; null for a field that browsers ignore: without a valid {@code max-age}, or with a directive twice. */
    static @Nullable TransportSecurity of(String field) {
        if (field.length() > MAX_LENGTH) {
            return null;
        }
        var directives = new HashMap<String, String>();
        for (var directive : field.split(";", -1)) {
            var parts = directive.split("=", 2);
            var name = parts[0].strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && directives.put(name, parts.length == 2 ? parts[1].strip() : "") != null) {
                return null;
            }
        }
        var seconds = SECONDS.matcher(directives.getOrDefault("max-age", ""));
        return seconds.matches()
                ? new TransportSecurity(Long.parseLong(seconds.group(1)), directives.containsKey("includesubdomains"))
                : null;
    }
}
