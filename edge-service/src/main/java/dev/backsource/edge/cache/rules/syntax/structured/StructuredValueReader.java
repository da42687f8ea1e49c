package dev.backsource.edge.cache.rules.syntax.structured;

import dev.backsource.edge.cache.rules.syntax.Tokens;

/** The parser of single values, the bare items of a structured field (RFC 9651 §4.2.3.1 to §4.2.10). */
final class StructuredValueReader {
    private final StructuredText text;

    StructuredValueReader(StructuredText text) {
        this.text = text;
    }

    StructuredItem next() {
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

    private static boolean isPrintable(int c) {
        return c >= 0x20 && c <= 0x7e;
    }
}
