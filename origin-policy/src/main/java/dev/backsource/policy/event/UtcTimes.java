package dev.backsource.policy.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fast reader of times in the form that services write, {@code 2026-11-24T10:15:30.123Z} with up to nine digits of a second or none. The JDK's own
 * parser takes a sixth of the time of a whole event; it reads only the other forms.
 */
final class UtcTimes extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    private static final int MAX_DIGITS = 9;

    UtcTimes() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var read = parser.hasToken(JsonToken.VALUE_STRING) ? read(parser.getText()) : null;
        return read != null ? read : InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    /**
     * Reads a time in any form.
     *
     * @throws DateTimeException when it is none
     */
    static Instant parse(String text) {
        var read = read(text);
        return read != null ? read : Instant.parse(text);
    }

    /** The time; null when the text is in another form, or no time. */
    private static @Nullable Instant read(String text) {
        if (!hasForm(text)) {
            return null;
        }
        var nanos = nanos(text);
        var hour = number(text, 11, 13);
        var minute = number(text, 14, 16);
        var second = number(text, 17, 19);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            return Instant.ofEpochSecond(((day.toEpochDay() * 24 + hour) * 60 + minute) * 60 + second, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean hasForm(String text) {
        if (text.length() <= FORM.length() || text.charAt(text.length() - 1) != 'Z') {
            return false;
        }
        for (var i = 0; i < FORM.length(); i++) {
            var wanted = FORM.charAt(i);
            if (wanted == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The nanoseconds of the fraction of a second; -1 when there is no valid fraction. */
    private static int nanos(String text) {
        var point = FORM.length();
        var end = text.length() - 1;
        if (end == point) {
            return 0;
        }
        var digits = end - point - 1;
        if (text.charAt(point) != '.' || digits < 1 || digits > MAX_DIGITS) {
            return -1;
        }
        for (var i = point + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
        }
        var nanos = number(text, point + 1, end);
        for (var i = digits; i < MAX_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
