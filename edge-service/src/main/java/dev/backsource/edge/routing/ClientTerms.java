package dev.backsource.edge.routing;

import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.TlsVersion;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** How a domain has TLS spoken with its clients, ready for requests. What it leaves open is as the edge's settings say. */
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

    /** As the domain says it. */
    public ClientTls tls() {
        return tls;
    }

    /** Whether a connection with TLS that the edge's settings allow may be one that the domain doesn't. */
    public boolean areStrict() {
        return strict;
    }

    /**
     * Whether version and cipher suite of a connection are among those that the domain allows. Any suite of TLS 1.3 is.
     *
     * @param session of a connection whose handshake is over
     */
    public boolean areMetBy(SSLSession session) {
        return session.getProtocol().equals(NEWEST) || tls.allowsSuite(session.getCipherSuite());
    }

    /** What {@code Strict-Transport-Security} says in the domain's answers; null for what the edge's settings say. */
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
