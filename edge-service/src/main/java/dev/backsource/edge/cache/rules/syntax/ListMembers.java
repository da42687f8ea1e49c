package dev.backsource.edge.cache.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The members of a comma-separated list over all lines of a field (RFC 9110 §5.6.1), trimmed and without empty ones.
 */
public final class ListMembers {
    private ListMembers() {}

    /**
     * Splits at commas outside of quoted strings. A quote that is never closed, and any quote after it, is an ordinary
     * character and so hides nothing.
     */
    public static List<String> of(List<String> lines) {
        var members = new ArrayList<String>();
        for (var line : lines) {
            split(line, members);
        }
        return members;
    }

    private static void split(String line, List<String> members) {
        var start = 0;
        var quotes = true;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == ',') {
                add(line.substring(start, i), members);
                start = i + 1;
            } else if (c == '"' && quotes) {
                var end = closingQuote(line, i);
                quotes = end > i;
                i = end;
            }
        }
        add(line.substring(start), members);
    }

    private static void add(String member, List<String> members) {
        var trimmed = member.trim();
        if (!trimmed.isEmpty()) {
            members.add(trimmed);
        }
    }

    /**
     * The end of the quoted string (RFC 9110 §5.6.4) that begins at {@code open}; {@code open} when it is never closed.
     */
    public static int closingQuote(String text, int open) {
        for (var i = open + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return open;
    }
}
