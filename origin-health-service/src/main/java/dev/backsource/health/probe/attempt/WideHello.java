package dev.backsource.health.probe.attempt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A ClientHello that offers more than edges do, from TLS 1.0 on and with old cipher suites (RFC 8446 §4.1.2), and the reading of the answer. Nothing
 * but the server's choice is of interest, so no handshake follows.
 */
final class WideHello {
    /** No ServerHello up to its cipher suite is longer, its longest session id included. */
    static final int MOST_READ = 1_024;

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int RECORD_HEADER = 5;
    private static final int HANDSHAKE_HEADER = 4;
    private static final int RANDOM = 32;
    private static final int TLS_1_3_SUITES = 0x1300;

    /** Suites by their IANA numbers, the edges' first. */
    private static final Map<Integer, String> SUITES = suites();

    private static final int[] GROUPS = {0x1d, 0x17, 0x18, 0x19};
    private static final int[] SIGNATURES = {
        0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201
    };
    private static final int[] VERSIONS = {0x0304, 0x0303, 0x0302, 0x0301};

    private WideHello() {}

    /**
     * The choice of an origin.
     *
     * @param version of TLS, in Java's form
     * @param suite the cipher suite's IANA name, or its number
     */
    record Choice(String version, String suite) {}

    /**
     * The bytes to send.
     *
     * @param serverName to indicate; null for none
     */
    static byte[] bytes(@Nullable String serverName, RandomGenerator chance) {
        var random = new byte[RANDOM];
        var share = new byte[RANDOM];
        chance.nextBytes(random);
        chance.nextBytes(share);
        var extensions = new ByteArrayOutputStream();
        if (serverName != null) {
            var name = serverName.getBytes(StandardCharsets.US_ASCII);
            extension(extensions, 0, sized(2, concat(new byte[] {0}, sized(2, name))));
        }
        extension(extensions, 10, sized(2, shorts(GROUPS)));
        extension(extensions, 11, new byte[] {1, 0});
        extension(extensions, 13, sized(2, shorts(SIGNATURES)));
        extension(extensions, 43, sized(1, shorts(VERSIONS)));
        extension(extensions, 51, sized(2, concat(shorts(0x1d), sized(2, share))));
        var suites = shorts(SUITES.keySet().stream().mapToInt(Integer::intValue).toArray());
        var hello = concat(
                shorts(0x0303),
                random,
                sized(1, new byte[0]),
                sized(2, suites),
                new byte[] {1, 0},
                sized(2, extensions.toByteArray()));
        return concat(
                new byte[] {HANDSHAKE}, shorts(0x0301), sized(2, concat(new byte[] {CLIENT_HELLO}, sized(3, hello))));
    }

    /** Whether {@code read} is enough for {@link #choice}. */
    static boolean isEnough(byte[] read) {
        return read.length > RECORD_HEADER
                && (!isServerHello(read) || read.length >= MOST_READ || read.length >= suiteAt(read) + 2);
    }

    /** The choice in an answer that begins with {@code read}; null where it is a refusal or something else. */
    static @Nullable Choice choice(byte[] read) {
        if (read.length <= RECORD_HEADER || !isServerHello(read) || read.length < suiteAt(read) + 2) {
            return null;
        }
        var suite = number(read, suiteAt(read));
        var version = suite > TLS_1_3_SUITES && suite <= TLS_1_3_SUITES + 5
                ? "TLSv1.3"
                : version(number(read, RECORD_HEADER + HANDSHAKE_HEADER));
        return new Choice(version, SUITES.getOrDefault(suite, "0x%04X".formatted(suite)));
    }

    private static boolean isServerHello(byte[] read) {
        return read[0] == HANDSHAKE && read[RECORD_HEADER] == SERVER_HELLO;
    }

    /** Behind the session id; where that isn't read yet, behind everything. */
    private static int suiteAt(byte[] read) {
        var sessionId = RECORD_HEADER + HANDSHAKE_HEADER + 2 + RANDOM;
        return read.length <= sessionId ? MOST_READ : sessionId + 1 + (read[sessionId] & 0xff);
    }

    private static String version(int number) {
        return switch (number) {
            case 0x0300 -> "SSLv3";
            case 0x0301 -> "TLSv1";
            case 0x0302 -> "TLSv1.1";
            case 0x0303 -> "TLSv1.2";
            default -> "0x%04X".formatted(number);
        };
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static void extension(ByteArrayOutputStream into, int type, byte[] content) {
        into.writeBytes(shorts(type));
        into.writeBytes(sized(2, content));
    }

    private static byte[] sized(int digits, byte[] content) {
        var size = new byte[digits];
        for (var i = 0; i < digits; i++) {
            size[i] = (byte) (content.length >> 8 * (digits - 1 - i));
        }
        return concat(size, content);
    }

    private static byte[] shorts(int... numbers) {
        var bytes = new byte[2 * numbers.length];
        for (var i = 0; i < numbers.length; i++) {
            bytes[2 * i] = (byte) (numbers[i] >> 8);
            bytes[2 * i + 1] = (byte) numbers[i];
        }
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Map<Integer, String> suites() {
        var suites = new LinkedHashMap<Integer, String>();
        suites.put(0x1301, "TLS_AES_128_GCM_SHA256");
        suites.put(0x1302, "TLS_AES_256_GCM_SHA384");
        suites.put(0x1303, "TLS_CHACHA20_POLY1305_SHA256");
        suites.put(0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
        suites.put(0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        suites.put(0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
        suites.put(0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        suites.put(0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
        suites.put(0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
        suites.put(0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");
        suites.put(0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384");
        suites.put(0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");
        suites.put(0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
        suites.put(0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");
        suites.put(0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");
        suites.put(0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");
        suites.put(0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");
        suites.put(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA");
        suites.put(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA");
        suites.put(0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256");
        suites.put(0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384");
        suites.put(0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256");
        suites.put(0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA");
        suites.put(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA");
        suites.put(0x0041, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA");
        suites.put(0x0084, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA");
        suites.put(0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA");
        suites.put(0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA");
        suites.put(0x0005, "TLS_RSA_WITH_RC4_128_SHA");
        suites.put(0x0004, "TLS_RSA_WITH_RC4_128_MD5");
        return suites;
    }
}
