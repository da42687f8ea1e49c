package dev.backsource.config.web.admission;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Request targets with a scheme and an authority, as proxies receive them and every server has to accept them (RFC 9112 §3.2.2). */
final class AbsoluteForm {
    private static final Pattern TARGET = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:(?://([^/?#]*+))?.*+");

    private AbsoluteForm() {}

    /** The authority in {@code target}, empty for a scheme without one; null for a target of another form. */
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
