package dev.backsource.policy.event;

import java.nio.charset.StandardCharsets;

/**
 * A reader of JSON in a known form: without space between tokens, with texts of printable ASCII without escapes, and
 * with whole numbers from 0.
 */
final class PlainJson {
    /** One instance for all uses, since it is no failure but a result, and may occur for every record. */
    static final OtherFormException OTHER_FORM = new OtherFormException();

    private static final int MAX_DIGITS = 18;

    private final byte[] json;
    private int position;

    PlainJson(byte[] json) {
        this.json = json;
    }

    int position() {
        return position;
    }

    /**
     * Goes behind {@code expected}, which is ASCII.
     *
     * @throws OtherFormException when something else is here
     */
    void skip(String expected) {
        for (var i = 0; i < expected.length(); i++) {
            if (position == json.length || json[position] != expected.charAt(i)) {
                throw OTHER_FORM;
            }
            position++;
        }
    }

    /** Goes behind {@code wanted} when it is here; returns whether it was. */
    boolean skipIf(char wanted) {
        var isHere = position < json.length && json[position] == wanted;
        position += isHere ? 1 : 0;
        return isHere;
    }

    /** The text from here to the next quotation mark, and goes behind that. */
    String text() {
        var from = position;
        while (position < json.length && json[position] != '"') {
            if (json[position] < ' ' || json[position] == '\\' || json[position] == 0x7f) {
                throw OTHER_FORM;
            }
            position++;
        }
        if (position == json.length) {
            throw OTHER_FORM;
        }
        return new String(json, from, position++ - from, StandardCharsets.ISO_8859_1);
    }

    /** The number that is here, and goes behind it. */
    long number() {
        var from = position;
        var number = 0L;
        while (position < json.length && json[position] >= '0' && json[position] <= '9') {
            number = number * 10 + json[position++] - '0';
        }
        var digits = position - from;
        if (digits == 0 || digits > MAX_DIGITS || (digits > 1 && json[from] == '0')) {
            throw OTHER_FORM;
        }
        return number;
    }

    /** The JSON is in another form, or is wrong. */
    static final class OtherFormException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private OtherFormException() {
            super("written in another way", null, false, false);
        }
    }
}
