package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.policy.finding.Measurement;
import java.util.List;
import java.util.Locale;

/**
 * The cause for which edges can't use a port. Each cause owns the words that a prober gives as the reason of a port's state, so the shown words and
 * the alert can't differ. Only a cause of {@link #isConnection() a connection} says that the port is closed.
 */
public enum PortCause {
    CONNECTION_REFUSED(PortState.CLOSED, "connection refused"),
    CONNECTION_TIMED_OUT(PortState.CLOSED, "connection timed out"),
    NO_ROUTE(PortState.CLOSED, "no route to host"),
    NETWORK_UNREACHABLE(PortState.CLOSED, "network unreachable"),
    /** Any other failure to connect, which follows in words. */
    CONNECTION_FAILED(PortState.CLOSED, "connection failed: "),
    /** The port takes connections and speaks another protocol. */
    NO_TLS(PortState.CLOSED, "TLS handshake failed: the port answers, but not in TLS"),
    /** The handshake fails with the name that edges send, which follows, and succeeds otherwise. */
    SERVER_NAME(PortState.CLOSED, "TLS handshake failed by the server name: "),
    /** Edge and origin have no cipher suite in common; the one that the origin chooses follows. */
    TLS_CIPHER(PortState.CLOSED, "TLS handshake failed: no common cipher suite"),
    /** Any other failure of a handshake, which follows in words. */
    HANDSHAKE_FAILED(PortState.CLOSED, "TLS handshake failed: "),
    /** The origin's newest version of TLS, which follows, is older than the domain's minimum. */
    TLS_VERSION(PortState.CLOSED, "edges refuse its TLS: it speaks "),
    NO_CERTIFICATE(PortState.CLOSED, "edges refuse its TLS: it shows no certificate"),
    CERTIFICATE_EXPIRED(PortState.CLOSED, "edges refuse its TLS: its certificate has expired"),
    CERTIFICATE_NOT_YET_VALID(PortState.CLOSED, "edges refuse its TLS: its certificate isn't valid yet"),
    CERTIFICATE_SELF_SIGNED(PortState.CLOSED, "edges refuse its TLS: its certificate is self-signed"),
    /** The origin doesn't send the certificate of the authority that follows. */
    CHAIN_INCOMPLETE(PortState.CLOSED, "edges refuse its TLS: it doesn't send the certificate of "),
    CERTIFICATE_UNTRUSTED(PortState.CLOSED, "edges refuse its TLS: its certificate isn't trusted"),
    /** The certificate is for other names than the one that follows. */
    CERTIFICATE_NAME(PortState.CLOSED, "edges refuse its TLS: its certificate isn't for "),
    /** Any other objection to a connection's TLS, which follows in words, such as a weak certificate. */
    TLS_REFUSED(PortState.CLOSED, "edges refuse its TLS: "),
    /** The port, which follows, is not among those that origins may have. */
    PORT_PROHIBITED(PortState.PROHIBITED, "port "),
    /** Any other objection to the address, which the words name. */
    ADDRESS_PROHIBITED(PortState.PROHIBITED, ""),
    /** The cause that a prober of another version found. */
    OTHER(PortState.CLOSED, "");

    private static final List<PortCause> ALL = List.of(values());

    private final PortState state;
    private final String words;

    PortCause(PortState state, String words) {
        this.state = state;
        this.words = words;
    }

    /** The first cause whose words {@code reason} begins with, of a port in {@code state}, which is not open and not unknown. */
    public static PortCause of(PortState state, String reason) {
        return ALL.stream()
                .filter(cause -> cause.state == state && reason.startsWith(cause.words))
                .findFirst()
                .orElse(OTHER);
    }

    /** The cause with the code of {@code measured}; {@link #OTHER} for a measurement of no port. */
    public static PortCause of(Measurement measured) {
        return read(measured.kind().code());
    }

    /** The reason of the state of a port with this measurement. */
    public static String reason(Measurement measured) {
        return of(measured).reason(measured.evidence().brief());
    }

    /** The cause of a {@link #kebabName()}; {@link #OTHER} for a name of another version. */
    @JsonCreator
    static PortCause read(String kebabName) {
        return ALL.stream()
                .filter(cause -> cause.kebabName().equals(kebabName))
                .findFirst()
                .orElse(OTHER);
    }

    /** The name in events, API and console. */
    @JsonValue
    public String kebabName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of a port with this cause: closed or prohibited. */
    public PortState state() {
        return state;
    }

    /** The reason of the port's state. */
    public String reason() {
        return words;
    }

    /** The reason of the port's state, with {@code detail} behind the words. */
    public String reason(String detail) {
        return words + detail;
    }

    /** The part of {@code reason} after the words; all of it where another cause's words begin it. */
    public String detail(String reason) {
        return reason.startsWith(words) ? reason.substring(words.length()) : reason;
    }

    /** Whether nobody can connect to the port. A later failure may be due to a domain's own terms. */
    public boolean isConnection() {
        return switch (this) {
            case CONNECTION_REFUSED, CONNECTION_TIMED_OUT, NO_ROUTE, NETWORK_UNREACHABLE, CONNECTION_FAILED -> true;
            default -> false;
        };
    }
}
