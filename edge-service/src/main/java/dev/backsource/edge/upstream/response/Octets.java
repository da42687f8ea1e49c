package dev.backsource.edge.upstream.response;

import dev.backsource.edge.transport.Characters;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The octets of a line, and what they are. */
final class Octets {
    /** Words in the order of the array, its first octet the lowest. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * LOWEST_BITS;

    private Octets() {}

    /** Those of {@code in} from {@code from} up to before {@code end}: each is looked at more than once, which is quicker here. */
    static byte[] of(ByteBuf in, int from, int end) {
        var octets = new byte[end - from];
        in.getBytes(from, octets);
        return octets;
    }

    /** Whether those from {@code from} up to before {@code end} are a token. */
    static boolean isToken(byte[] in, int from, int end) {
        for (var i = from; i < end; i++) {
            if (!Characters.isOfToken(in[i])) {
                return false;
            }
        }
        return end > from;
    }

    /** Whether they are visible characters, spaces and tabs; what is beyond ASCII counts as visible. */
    static boolean isText(byte[] in, int from, int end) {
        for (var i = from; i < end; i++) {
            if (!Characters.isOfFieldValue(in[i])) {
                return false;
            }
        }
        return true;
    }

    /** The first that is no space or tab; {@code end} when all are. */
    static int skipBlanks(byte[] in, int from, int end) {
        var at = from;
        while (at < end && isBlank(in[at])) {
            at++;
        }
        return at;
    }

    /** The one behind the last that is no space or tab. */
    static int trimBlanks(byte[] in, int from, int end) {
        var at = end;
        while (at > from && isBlank(in[at - 1])) {
            at--;
        }
        return at;
    }

    /** The eight from {@code at} on. */
    static long word(byte[] in, int at) {
        return (long) WORDS.get(in, at);
    }

    /** The index of the first LF from {@code from} up to before {@code end}, looked for in eight at a time; -1 without one. */
    static int lineFeed(byte[] in, int from, int end) {
        var at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            var others = word(in, at) ^ LINE_FEEDS;
            // The lowest bit of these is the highest of the first octet that is an LF.
            var found = (others - LOWEST_BITS) & ~others & HIGHEST_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; at < end; at++) {
            if (in[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
