package dev.backsource.edge.cache.rules.syntax;

import java.util.ArrayList;
import java.util.List;

/** The members of a comma-separated list over all lines of a field (RFC 9110 §5.6.1), trimmed, the empty ones left out. */
public final class ListMembers {
    private ListMembers() {}

    /**
     * Commas in quoted strings don't separate. A quote that nothing closes is no quote, so it hides nothing; neither is
     * any after it, which spares looking for their ends, too.
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

    /** Where the quoted string that opens at {@code open} (RFC 9110 §5.6.4) ends; {@code open} when it doesn't. */
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
