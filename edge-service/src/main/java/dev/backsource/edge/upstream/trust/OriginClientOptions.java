package dev.backsource.edge.upstream.trust;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Vert.x's options for connections to origins: timeouts, versions of TLS, and trust. */
public final class OriginClientOptions {
    private final EdgeSettings settings;
    private final OriginTrust trust;

    public OriginClientOptions(EdgeSettings settings) {
        this.settings = settings;
        this.trust = new OriginTrust(settings);
    }

    /** Reads the roots ahead, which takes a while, so that no event loop has to; fails when they can't be read. */
    public void prepare() {
        trust.own();
    }

    /** The options for connections on {@code terms}. */
    public NetClientOptions tcp(ConnectionTerms terms) {
        var connectTimeout = connectTimeoutMs(terms);
        var options = new NetClientOptions().setConnectTimeout(connectTimeout).setTcpNoDelay(true);
        options.setSslHandshakeTimeout(connectTimeout).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setEnabledSecureTransportProtocols(
                terms.minimumVersion() == TlsVersion.TLS_1_3 ? Set.of("TLSv1.3") : Set.of("TLSv1.2", "TLSv1.3"));
        return terms.verification() == Verification.NONE
                ? options.setTrustAll(true).setHostnameVerificationAlgorithm("")
                : options.setTrustOptions(trustOf(terms.caCertificates())).setHostnameVerificationAlgorithm("HTTPS");
    }

    private TrustOptions trustOf(@Nullable String caCertificates) {
        return caCertificates == null ? trust.own() : trust.only(caCertificates);
    }

    private int connectTimeoutMs(ConnectionTerms terms) {
        return terms.connectTimeoutMs() != 0
                ? terms.connectTimeoutMs()
                : Math.toIntExact(settings.origin().connectTimeout().toMillis());
    }
}
