package dev.backsource.edge.cache.rules.syntax.structured;

import dev.backsource.edge.cache.rules.syntax.Tokens;

/** The writer of bare items of structured fields (RFC 9651 §4.1). */
public final class StructuredWriter {
    private StructuredWriter() {}

    /** Appends {@code value} as a token where it can be one, or else as a string. */
    public static void appendTokenOrString(StringBuilder text, String value) {
        if (Tokens.isToken(value) && Tokens.isAlpha(value.charAt(0))) {
            text.append(value);
        } else {
            appendString(text, value);
        }
    }

    /** Appends {@code value} in quotes, with a question mark for each character that a string can't hold (RFC 9651 §3.3.3). */
    private static void appendString(StringBuilder text, String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            text.append(c == '"' || c == '\\' ? "\\" : "").append(c < ' ' || c > '~' ? '?' : c);
        }
        text.append('"');
    }
}
