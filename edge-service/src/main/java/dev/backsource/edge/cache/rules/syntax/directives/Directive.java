package dev.backsource.edge.cache.rules.syntax.directives;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.ListMembers;
import dev.backsource.edge.cache.rules.syntax.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cache directive (RFC 9111 §5.2).
 *
 * @param name in lower case
 * @param argument without quotes; null when there is none, {@link #MALFORMED} when it is malformed
 */
record Directive(String name, @Nullable String argument) {
    /** An argument that is neither a number nor a list of field names. */
    static final String MALFORMED = "";

    /** Reads {@code name[=argument]}, the argument a token or quoted. */
    static Directive of(String member) {
        var equals = member.indexOf('=');
        if (equals < 0) {
            return new Directive(member.toLowerCase(Locale.ROOT), null);
        }
        var name = member.substring(0, equals);
        var trimmed = name.trim();
        var argument = trimmed.length() == name.length() ? unquoted(member.substring(equals + 1)) : MALFORMED;
        return new Directive(trimmed.toLowerCase(Locale.ROOT), argument);
    }

    /** The number of seconds; 0 when the argument is missing or none. */
    long secondsOrZero() {
        return Math.max(0, DeltaSeconds.parse(argument));
    }

    /** The field names listed in the argument, in lower case; empty when it is missing or no such list. */
    Set<String> fields() {
        return argument == null ? Set.of() : Tokens.fieldNames(ListMembers.of(List.of(argument)));
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        var end = ListMembers.closingQuote(text, 0);
        return end == 0 || end != text.length() - 1 ? MALFORMED : unescaped(text.substring(1, end));
    }

    private static String unescaped(String quoted) {
        var text = new StringBuilder(quoted.length());
        for (var i = 0; i < quoted.length(); i++) {
            if (quoted.charAt(i) == '\\') {
                i++;
            }
            text.append(quoted.charAt(i));
        }
        return text.toString();
    }
}
