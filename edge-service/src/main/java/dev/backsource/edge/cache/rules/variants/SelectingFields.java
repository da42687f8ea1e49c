package dev.backsource.edge.cache.rules.variants;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Normalises the values of request fields, so that values with the same meaning select the same variant (RFC 9111
 * §4.1).
 */
final class SelectingFields {
    /**
     * Fields that are lists in which neither case nor whitespace matters (RFC 9110 §12.5.2 to §12.5.4). The order may
     * matter to an origin.
     */
    private static final Set<String> LISTS_OF_TOKENS = Set.of("accept-charset", "accept-encoding", "accept-language");

    private SelectingFields() {}

    /** The lines combined into one value, trimmed and without control characters; empty when there are none. */
    static String normalised(String name, List<String> lines) {
        return LISTS_OF_TOKENS.contains(name) ? list(lines) : text(lines);
    }

    private static String list(List<String> lines) {
        var value = new StringBuilder();
        for (var line : lines) {
            for (var member : line.toLowerCase(Locale.ROOT).split(",", -1)) {
                append(withoutSpace(member), ",", value);
            }
        }
        return value.toString();
    }

    private static String text(List<String> lines) {
        var value = new StringBuilder();
        for (var line : lines) {
            append(withoutControls(line).trim(), ", ", value);
        }
        return value.toString();
    }

    private static void append(String part, String separator, StringBuilder value) {
        if (!part.isEmpty()) {
            value.append(value.isEmpty() ? "" : separator).append(part);
        }
    }

    /** Removes whitespace and control characters. */
    private static String withoutSpace(String member) {
        return member.chars().allMatch(c -> c > ' ') ? member : member.replaceAll("[\\x00-\\x20]", "");
    }

    private static String withoutControls(String line) {
        return line.chars().allMatch(c -> c >= ' ') ? line : line.replaceAll("[\\x00-\\x1f]", " ");
    }
}
