package dev.backsource.edge.cache.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entity tags and their two comparisons (RFC 9110 §8.8.3). A tag without quotes equals itself only. */
public final class EntityTags {
    private static final String WEAK = "W/";

    private EntityTags() {}

    public static boolean isStrong(String tag) {
        return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"");
    }

    /** The strong comparison (RFC 9110 §8.8.3.2): both strong and the same. */
    public static boolean areStronglyEqual(@Nullable String one, @Nullable String other) {
        return one != null && isStrong(one) && one.equals(other);
    }

    /** The weak comparison (RFC 9110 §8.8.3.2): the same but for being weak. */
    public static boolean areWeaklyEqual(@Nullable String one, @Nullable String other) {
        return one != null && other != null && opaque(one).equals(opaque(other));
    }

    /** Whether one of the tags listed in {@code lines} (RFC 9110 §13.1.2) equals {@code tag} weakly. */
    public static boolean isListed(List<String> lines, @Nullable String tag) {
        var opaque = tag == null ? "" : opaque(tag);
        if (opaque.isEmpty()) {
            return false;
        }
        for (var line : lines) {
            if (isListed(line, opaque)) {
                return true;
            }
        }
        return false;
    }

    /** Tags may contain commas but no escapes, so they need a list parser of their own. */
    private static boolean isListed(String line, String opaque) {
        var start = 0;
        while (start < line.length()) {
            if (line.startsWith(WEAK, start)) {
                start += WEAK.length();
            }
            var end = end(line, start);
            if (end - start == opaque.length() && line.startsWith(opaque, start)) {
                return true;
            }
            start = Math.max(end, start + 1);
        }
        return false;
    }

    /** Where the tag that starts at {@code start} ends, exclusive; {@code start} when there is a separator. */
    private static int end(String line, int start) {
        if (start < line.length() && line.charAt(start) == '"') {
            var quote = line.indexOf('"', start + 1);
            return quote < 0 ? line.length() : quote + 1;
        }
        var end = start;
        while (end < line.length() && line.charAt(end) != ',' && line.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
