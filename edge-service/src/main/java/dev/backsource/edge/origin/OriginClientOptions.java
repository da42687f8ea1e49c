package dev.backsource.edge.origin;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.ConnectionTerms;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.TlsVersion;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How Vert.x speaks to origins. */
@Singleton
final class OriginClientOptions {
    private final EdgeSettings settings;
    private final OriginTrust trust;

    OriginClientOptions(EdgeSettings settings, OriginTrust trust) {
        this.settings = settings;
        this.trust = trust;
    }

    /** Reads the roots, which takes a while, so that no event loop has to; fails when they can't be read. */
    void prepare() {
        trust.own();
    }

    HttpClientOptions http(ConnectionTerms terms, ConnectionUse use) {
        var origin = settings.origin();
        var connectTimeout = connectTimeoutMs(terms);
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(use != ConnectionUse.ONCE)
                .setKeepAliveTimeout(Math.toIntExact(origin.keepAlive().toSeconds()))
                .setConnectTimeout(connectTimeout)
                .setMaxHeaderSize(origin.maxHeaderSize())
                .setDecoderInitialBufferSize(256)
                .setTcpNoDelay(true);
        options.setSslHandshakeTimeout(connectTimeout).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setEnabledSecureTransportProtocols(
                terms.minimumVersion() == TlsVersion.TLS_1_3 ? Set.of("TLSv1.3") : Set.of("TLSv1.2", "TLSv1.3"));
        return terms.verification() == Verification.NONE
                ? options.setTrustAll(true).setVerifyHost(false)
                : options.setTrustOptions(trustOf(terms.caCertificates())).setVerifyHost(true);
    }

    PoolOptions pool() {
        return new PoolOptions()
                .setHttp1MaxSize(settings.origin().maxConnections())
                .setMaxWaitQueueSize(settings.origin().maxWaiting());
    }

    private TrustOptions trustOf(@Nullable String caCertificates) {
        return caCertificates == null ? trust.own() : OriginTrust.only(caCertificates);
    }

    private int connectTimeoutMs(ConnectionTerms terms) {
        return terms.connectTimeoutMs() != 0
                ? terms.connectTimeoutMs()
                : Math.toIntExact(settings.origin().connectTimeout().toMillis());
    }
}
