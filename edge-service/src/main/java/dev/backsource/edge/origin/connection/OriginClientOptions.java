package dev.backsource.edge.origin.connection;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.origin.response.ResponseLimits;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How Vert.x speaks to origins. */
@Singleton
public final class OriginClientOptions {
    private final EdgeSettings settings;
    private final OriginTrust trust;

    OriginClientOptions(EdgeSettings settings, OriginTrust trust) {
        this.settings = settings;
        this.trust = trust;
    }

    /** Reads the roots, which takes a while, so that no event loop has to; fails when they can't be read. */
    public void prepare() {
        trust.own();
    }

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

    public PoolLimits pool() {
        var origin = settings.origin();
        return new PoolLimits(
                origin.maxConnections(), origin.maxWaiting(), origin.keepAlive().toNanos());
    }

    public ResponseLimits responses() {
        var origin = settings.origin();
        return new ResponseLimits(origin.maxHeaderSize(), origin.maxHeaderFields(), origin.maxInterimResponses());
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
