package dev.backsource.edge.cache.rules.syntax.structured;

import dev.backsource.edge.cache.rules.syntax.Tokens;

/** The parser of keys, items and inner lists of a structured field (RFC 9651 §4.2.1.2 to §4.2.3.3). */
final class StructuredItemReader {
    private final StructuredText text;
    private final StructuredValueReader values;

    StructuredItemReader(StructuredText text) {
        this.text = text;
        this.values = new StructuredValueReader(text);
    }

    String key() {
        var first = text.peek();
        if (!isLowerAlpha(first) && first != '*') {
            text.fail();
        }
        return text.run(c -> isLowerAlpha(c) || Tokens.isDigit(c) || "_-.*".indexOf(c) >= 0);
    }

    /** The value of a key, or true without one; its parameters are parsed and dropped. */
    StructuredItem optionalValue() {
        var item = StructuredItem.TRUE;
        if (text.skip('=')) {
            item = text.skip('(') ? innerList() : values.next();
        }
        parameters();
        return item;
    }

    private StructuredItem innerList() {
        text.run(c -> c == ' ');
        while (!text.skip(')') && !text.hasFailed()) {
            values.next();
            parameters();
            if (text.run(c -> c == ' ').isEmpty() && text.peek() != ')') {
                text.fail();
            }
        }
        return StructuredItem.OTHER;
    }

    private void parameters() {
        while (text.skip(';')) {
            text.run(c -> c == ' ');
            key();
            if (text.skip('=')) {
                values.next();
            }
        }
    }

    private static boolean isLowerAlpha(int c) {
        return c >= 'a' && c <= 'z';
    }
}
