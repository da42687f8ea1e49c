package dev.backsource.edge.routing.changes;

import dev.backsource.policy.event.StateVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A policy change without its domain's name, its revision and time, and the addresses of its origins: most domains of an edge differ in nothing else.
 * Recognises them as the event codec writes them, since an edge compares a million changes at its start; written otherwise, they count as a difference.
 *
 * @param digest of the other bytes
 */
record ChangeShape(long digest) {
    private static final List<byte[]> BEFORE_LEFT_OUT = Arrays.asList(
            bytes("\"domain\":\""), bytes("\"revision\":"), bytes("\"changedAt\":\""), bytes("\"address\":\""));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static ChangeShape of(byte[] value) {
        var kept = new byte[value.length];
        var length = 0;
        for (var i = 0; i < value.length; ) {
            var field = value[i] == '"' ? lengthOfField(value, i) : 0;
            var next = i + Math.max(field, 1);
            System.arraycopy(value, i, kept, length, next - i);
            length += next - i;
            i = field == 0 ? next : endOfValue(value, next);
        }
        return new ChangeShape(StateVersion.digest(Arrays.copyOf(kept, length)));
    }

    /** The length of the name at {@code from} and of what comes before its value; 0 for a field that is kept. */
    private static int lengthOfField(byte[] value, int from) {
        for (var name : BEFORE_LEFT_OUT) {
            var to = from + name.length;
            if (to <= value.length && Arrays.equals(value, from, to, name, 0, name.length)) {
                return name.length;
            }
        }
        return 0;
    }

    private static int endOfValue(byte[] value, int from) {
        var end = from;
        while (end < value.length
                && value[end] != '"'
                && value[end] != '\\'
                && value[end] != ','
                && value[end] != '}') {
            end++;
        }
        return end;
    }
}
