package dev.backsource.config.web.admission;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Targets that name a scheme and an authority, as requests to a proxy do and any server has to take (RFC 9112 §3.2.2). */
final class AbsoluteForm {
    private static final Pattern TARGET = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:(?://([^/?#]*+))?.*+");

    private AbsoluteForm() {}

    /** The authority that {@code target} names, empty when it has none but a scheme; null for a target of another form. */
    static @Nullable String authority(String target) {
        if (target.startsWith("/")) {
            return null;
        }
        var parts = TARGET.matcher(target);
        if (!parts.matches()) {
            return null;
        }
        return parts.group(1) == null ? "" : parts.group(1);
    }
}
