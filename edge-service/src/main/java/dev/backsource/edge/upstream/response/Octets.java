package dev.backsource.edge.upstream.response;

import dev.backsource.edge.transport.Characters;
import io.netty.buffer.ByteBuf;

/** The octets of a line, and what they are. */
final class Octets {
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

    static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
