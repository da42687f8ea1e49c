package dev.backsource.edge.cache.rules.syntax.structured;

import java.util.function.IntPredicate;

/** The text of a structured field, and the position of the parser. After a failure nothing is left to read. */
final class StructuredText {
    private final String text;
    private int position;
    private boolean failed;

    StructuredText(String text) {
        this.text = text;
    }

    boolean hasFailed() {
        return failed;
    }

    void fail() {
        failed = true;
        position = text.length();
    }

    boolean isAtEnd() {
        return position == text.length();
    }

    /** The next character; 0, which no structured field holds, at the end. */
    char peek() {
        return isAtEnd() ? 0 : text.charAt(position);
    }

    /** The next character, read; a failure at the end. */
    char next() {
        if (isAtEnd()) {
            fail();
            return 0;
        }
        return text.charAt(position++);
    }

    boolean skip(char expected) {
        var found = !isAtEnd() && text.charAt(position) == expected;
        position += found ? 1 : 0;
        return found;
    }

    void require(char expected) {
        if (!skip(expected)) {
            fail();
        }
    }

    /** The characters from here on that are {@code wanted}, perhaps none. */
    String run(IntPredicate wanted) {
        var start = position;
        while (!isAtEnd() && wanted.test(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }
}
