package dev.backsource.edge.cache.rules;

/** Reads keys, items and inner lists of a structured field (RFC 9651 §4.2.1.2 to §4.2.10). */
final class StructuredItemReader {
    private final StructuredText text;

    StructuredItemReader(StructuredText text) {
        this.text = text;
    }

    String key() {
        var first = text.peek();
        if (!isLowerAlpha(first) && first != '*') {
            text.fail();
        }
        return text.run(c -> isLowerAlpha(c) || Tokens.isDigit(c) || "_-.*".indexOf(c) >= 0);
    }

    /** What follows a key: a value, or true without one; its parameters are read and forgotten. */
    StructuredItem optionalValue() {
        var item = StructuredItem.TRUE;
        if (text.skip('=')) {
            item = text.skip('(') ? innerList() : bareItem();
        }
        parameters();
        return item;
    }

    private StructuredItem innerList() {
        text.run(c -> c == ' ');
        while (!text.skip(')') && !text.hasFailed()) {
            bareItem();
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
                bareItem();
            }
        }
    }

    private StructuredItem bareItem() {
        return switch (text.peek()) {
            case '"' -> string();
            case '?' -> bool();
            case ':' -> bytes();
            case '@' -> date();
            case '%' -> displayString();
            default -> numberOrToken();
        };
    }

    private StructuredItem numberOrToken() {
        var first = text.peek();
        if (first == '-' || Tokens.isDigit(first)) {
            return number();
        }
        if (!Tokens.isAlpha(first) && first != '*') {
            text.fail();
        }
        return new StructuredItem(
                StructuredItem.Kind.TOKEN, text.run(c -> Tokens.isTokenCharacter(c) || c == ':' || c == '/'));
    }

    /** An integer of up to 15 digits, or a decimal of up to 12 and 3. */
    private StructuredItem number() {
        var sign = text.skip('-') ? "-" : "";
        var digits = text.run(Tokens::isDigit);
        var decimal = text.skip('.');
        var fraction = decimal ? text.run(Tokens::isDigit) : "";
        if (!isWithin(digits, decimal ? 12 : 15) || (decimal && !isWithin(fraction, 3))) {
            text.fail();
        }
        return decimal ? StructuredItem.OTHER : new StructuredItem(StructuredItem.Kind.INTEGER, sign + digits);
    }

    private StructuredItem string() {
        text.next();
        var value = new StringBuilder();
        while (!text.skip('"') && !text.hasFailed()) {
            var c = text.next();
            var escaped = c == '\\';
            c = escaped ? text.next() : c;
            if (!isPrintable(c) || (escaped && c != '"' && c != '\\')) {
                text.fail();
            }
            value.append(c);
        }
        return new StructuredItem(StructuredItem.Kind.STRING, value.toString());
    }

    private StructuredItem bool() {
        text.next();
        if (text.skip('1')) {
            return StructuredItem.TRUE;
        }
        text.require('0');
        return StructuredItem.FALSE;
    }

    private StructuredItem bytes() {
        text.next();
        text.run(c -> Tokens.isAlpha(c) || Tokens.isDigit(c) || "+/=".indexOf(c) >= 0);
        text.require(':');
        return StructuredItem.OTHER;
    }

    private StructuredItem date() {
        text.next();
        if (number().kind() != StructuredItem.Kind.INTEGER) {
            text.fail();
        }
        return StructuredItem.OTHER;
    }

    private StructuredItem displayString() {
        text.next();
        text.require('"');
        text.run(c -> isPrintable(c) && c != '"');
        text.require('"');
        return StructuredItem.OTHER;
    }

    private static boolean isWithin(String digits, int most) {
        return !digits.isEmpty() && digits.length() <= most;
    }

    private static boolean isLowerAlpha(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isPrintable(int c) {
        return c >= 0x20 && c <= 0x7e;
    }
}
