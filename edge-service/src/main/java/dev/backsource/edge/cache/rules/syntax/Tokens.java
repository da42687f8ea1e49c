package dev.backsource.edge.cache.rules.syntax;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Tokens (RFC 9110 §5.6.2), the form of field names (§5.1). */
public final class Tokens {
    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private Tokens() {}

    public static boolean isToken(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public static boolean isTokenCharacter(int c) {
        return isAlpha(c) || isDigit(c) || MARKS.indexOf(c) >= 0;
    }

    public static boolean isAlpha(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The field names in {@code members}, sorted and in lower case; empty when one of them isn't a field name. */
    public static Set<String> fieldNames(List<String> members) {
        var names = new TreeSet<String>();
        for (var member : members) {
            if (!isToken(member)) {
                return Set.of();
            }
            names.add(member.toLowerCase(Locale.ROOT));
        }
        return Collections.unmodifiableSet(names);
    }
}
