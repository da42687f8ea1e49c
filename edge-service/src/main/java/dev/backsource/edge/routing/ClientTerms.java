package dev.backsource.edge.routing;

import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.TlsVersion;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The terms of TLS with a domain's clients, prepared for requests. Where the domain sets nothing, the edge's settings apply. */
public final class ClientTerms {
    private static final String NEWEST = TlsVersion.TLS_1_3.protocolName();

    private final ClientTls tls;
    private final boolean strict;
    private final @Nullable String strictTransport;

    public ClientTerms(ClientTls tls) {
        var said = tls.strictTransportSecurity();
        this.tls = tls;
        strict = tls.narrows();
        strictTransport = said == null ? null : said.fieldValue();
    }

    /** The domain's own setting. */
    public ClientTls tls() {
        return tls;
    }

    /** Whether the domain may refuse a TLS connection that the edge's settings allow. */
    public boolean areStrict() {
        return strict;
    }

    /**
     * Whether the domain allows version and cipher suite of the connection. A domain can't exclude suites of TLS 1.3.
     *
     * @param session of a connection whose handshake is complete
     */
    public boolean areMetBy(SSLSession session) {
        return session.getProtocol().equals(NEWEST) || tls.allowsSuite(session.getCipherSuite());
    }

    /**
     * The value of {@code Strict-Transport-Security} in the domain's responses; null to use that of the edge's
     * settings.
     */
    public @Nullable String strictTransport() {
        return strictTransport;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientTerms terms && tls.equals(terms.tls);
    }

    @Override
    public int hashCode() {
        return tls.hashCode();
    }

    @Override
    public String toString() {
        return tls.toString();
    }
}
