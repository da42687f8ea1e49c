package dev.backsource.edge.origin;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.policy.domain.OriginTls.Verification;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How Vert.x speaks to origins. */
@Singleton
public final class OriginClientOptions {
    private final EdgeSettings settings;
    private final OriginTrust trust;

    OriginClientOptions(EdgeSettings settings, OriginTrust trust) {
        this.settings = settings;
        this.trust = trust;
    }

    public HttpClientOptions http(Verification verification) {
        var origin = settings.origin();
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setKeepAliveTimeout(Math.toIntExact(origin.keepAlive().toSeconds()))
                .setConnectTimeout(Math.toIntExact(origin.connectTimeout().toMillis()))
                .setMaxHeaderSize(origin.maxHeaderSize())
                .setDecoderInitialBufferSize(256)
                .setTcpNoDelay(true);
        options.setSslHandshakeTimeout(origin.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"));
        return verification == Verification.NONE
                ? options.setTrustAll(true).setVerifyHost(false)
                : options.setTrustOptions(trust.options()).setVerifyHost(true);
    }

    public PoolOptions pool() {
        return new PoolOptions()
                .setHttp1MaxSize(settings.origin().maxConnections())
                .setMaxWaitQueueSize(settings.origin().maxWaiting());
    }
}
