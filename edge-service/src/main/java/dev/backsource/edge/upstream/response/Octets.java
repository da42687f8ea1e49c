package dev.backsource.edge.upstream.response;

import dev.backsource.edge.transport.Characters;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Operations on the octets of a line. */
final class Octets {
    /** Words in the order of the array, its first octet the lowest. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * LOWEST_BITS;

    private Octets() {}

    /**
     * Copies the octets of {@code in} from {@code from} up to before {@code end}: each is read more than once, which is
     * faster in an array.
     */
    static byte[] of(ByteBuf in, int from, int end) {
        var octets = new byte[end - from];
        in.getBytes(from, octets);
        return octets;
    }

    /** Whether the octets from {@code from} up to before {@code end} are a token. */
    static boolean isToken(byte[] in, int from, int end) {
        for (var i = from; i < end; i++) {
            if (!Characters.isOfToken(in[i])) {
                return false;
            }
        }
        return end > from;
    }

    /** Whether the octets are visible characters, spaces and tabs; octets beyond ASCII count as visible. */
    static boolean isText(byte[] in, int from, int end) {
        for (var i = from; i < end; i++) {
            if (!Characters.isOfFieldValue(in[i])) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first octet other than space and tab; {@code end} when there is none. */
    static int skipBlanks(byte[] in, int from, int end) {
        var at = from;
        while (at < end && isBlank(in[at])) {
            at++;
        }
        return at;
    }

    /** The index behind the last octet other than space and tab. */
    static int trimBlanks(byte[] in, int from, int end) {
        var at = end;
        while (at > from && isBlank(in[at - 1])) {
            at--;
        }
        return at;
    }

    /** The eight octets from {@code at} on. */
    static long word(byte[] in, int at) {
        return (long) WORDS.get(in, at);
    }

    /** The index of the first LF from {@code from} up to before {@code end}; -1 without one. Searches eight octets at a time. */
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
