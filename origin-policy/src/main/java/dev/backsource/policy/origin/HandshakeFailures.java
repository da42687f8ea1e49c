package dev.backsource.policy.origin;

import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.finding.CipherMismatch;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.HandshakeFailed;
import dev.backsource.policy.finding.Measurement;
import dev.backsource.policy.finding.NoTls;
import dev.backsource.policy.finding.ServerNameRefused;
import dev.backsource.policy.finding.TlsTooOld;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reasons for failed TLS handshakes with origins, the same for edges and prober, from the exceptions of Java's TLS and of Netty. */
public final class HandshakeFailures {
    /** Of the text of a peer. */
    private static final int MAX_READ = 200;

    private static final int MAX_CAUSES = 20;
    private static final String NO_RECORD = "not an SSL/TLS record";
    /** {@code HTTP/} in hexadecimal digits, as Netty shows the bytes of a peer. */
    private static final String HTTP = "485454502f";

    private static final String TIMED_OUT = "timed out";
    private static final String OLDEST_VERSION = TlsVersion.TLS_1_2.protocolName();
    /** In the words of Java's TLS, where the origin's version is older than all that were offered. */
    private static final Pattern CHOSEN_VERSION = Pattern.compile("^Server chose (\\S+),");

    private HandshakeFailures() {}

    /**
     * The measurement of a handshake that failed on an accepted connection, without objection to the certificate.
     *
     * @param serverName the name that was indicated; null for none
     */
    public static Measurement measurement(Throwable failure, @Nullable String serverName) {
        var root = root(failure);
        var message = message(root);
        if (message.contains(NO_RECORD)) {
            return Measurement.of(FindingKind.NO_TLS, new NoTls(message.contains(NO_RECORD + ": " + HTTP)));
        }
        var chosen = CHOSEN_VERSION.matcher(message);
        if (chosen.find()) {
            return Measurement.of(FindingKind.TLS_VERSION, new TlsTooOld(version(chosen.group(1)), OLDEST_VERSION));
        }
        if (message.endsWith("protocol_version")) {
            return Measurement.of(FindingKind.TLS_VERSION, new TlsTooOld(null, OLDEST_VERSION));
        }
        if (message.endsWith("insufficient_security")) {
            return Measurement.of(FindingKind.TLS_CIPHER, new CipherMismatch(null, null));
        }
        if (message.endsWith("unrecognized_name")) {
            return Measurement.of(FindingKind.SERVER_NAME, new ServerNameRefused(serverName, null, false));
        }
        return Measurement.of(FindingKind.HANDSHAKE_FAILED, new HandshakeFailed(reason(root, message), serverName));
    }

    /** Whether the origin ended the handshake without a reason that explains it. */
    public static boolean isUnexplained(Measurement measured) {
        var evidence = measured.evidence();
        return (evidence instanceof HandshakeFailed && !isTimeout(measured))
                || (evidence instanceof TlsTooOld tooOld && tooOld.spoken() == null)
                || (evidence instanceof CipherMismatch mismatch && mismatch.spoken() == null)
                || evidence instanceof ServerNameRefused;
    }

    /** Whether the handshake's time was over. */
    public static boolean isTimeout(Measurement measured) {
        return measured.evidence() instanceof HandshakeFailed failed
                && failed.reason().equals(TIMED_OUT);
    }

    private static String reason(Throwable root, String message) {
        if (root instanceof TimeoutException || message.contains(TIMED_OUT)) {
            return TIMED_OUT;
        }
        return root instanceof ClosedChannelException || message.contains("closed")
                ? "connection closed"
                : line(message);
    }

    /** Java's constant for a version as the name of its protocol: {@code TLS10} is {@code TLSv1}. */
    private static String version(String chosen) {
        return switch (chosen) {
            case "TLS10" -> "TLSv1";
            case "TLS11" -> "TLSv1.1";
            case "SSL30" -> "SSLv3";
            default -> chosen;
        };
    }

    /** The cause at the bottom of {@code failure}. */
    static Throwable root(Throwable failure) {
        var root = failure;
        for (var depth = 0; root.getCause() != null && depth < MAX_CAUSES; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /** The message of {@code failure}, or the name of its class where it has none. */
    public static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** One printable line of at most {@value #MAX_READ} characters: text from a peer must not break a log or a page. */
    public static String line(String text) {
        return text.substring(0, Math.min(text.length(), MAX_READ))
                .replaceAll("[^\\x20-\\x7e]+", " ")
                .strip();
    }
}
