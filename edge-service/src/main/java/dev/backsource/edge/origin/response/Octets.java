package dev.backsource.edge.origin.response;

import io.netty.buffer.ByteBuf;

/** Which octets may stand where in a line (RFC 9110 §5.5, §5.6.2), by one look into a table. */
final class Octets {
    private static final byte TOKEN = 1;
    private static final byte TEXT = 2;
    private static final byte[] KINDS = kinds();

    private Octets() {}

    /** Those of {@code in} from {@code from} up to before {@code end}: each is looked at more than once, which is quicker here. */
    static byte[] of(ByteBuf in, int from, int end) {
        var octets = new byte[end - from];
        in.getBytes(from, octets);
        return octets;
    }

    /** Whether those from {@code from} up to before {@code end} are a token. */
    static boolean isToken(byte[] in, int from, int end) {
        return end > from && areAll(TOKEN, in, from, end);
    }

    /** Whether they are visible characters, spaces and tabs; what is beyond ASCII counts as visible. */
    static boolean isText(byte[] in, int from, int end) {
        return areAll(TEXT, in, from, end);
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

    private static boolean areAll(byte kind, byte[] in, int from, int end) {
        for (var i = from; i < end; i++) {
            if ((KINDS[in[i] & 0xff] & kind) == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] kinds() {
        var kinds = new byte[256];
        kinds['\t'] = TEXT;
        for (var octet = (int) ' '; octet < kinds.length; octet++) {
            kinds[octet] = octet == 0x7f ? 0 : TEXT;
        }
        for (var octet = (int) '!'; octet <= '~'; octet++) {
            if ("\"(),/:;<=>?@[\\]{}".indexOf(octet) < 0) {
                kinds[octet] |= TOKEN;
            }
        }
        return kinds;
    }
}
