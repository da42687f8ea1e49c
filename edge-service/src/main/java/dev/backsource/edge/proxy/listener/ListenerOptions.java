package dev.backsource.edge.proxy.listener;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.tls.DomainCertificates;
import dev.backsource.edge.tls.ListenerTls;
import dev.backsource.policy.domain.ClientTls;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The options of the edge's listeners. */
public final class ListenerOptions {
    private static final Logger LOG = Logger.getLogger(ListenerOptions.class);

    private final Vertx vertx;
    private final EdgeSettings settings;
    private final Optional<KeyCertOptions> certificate;
    private final DomainCertificates certificates;
    private final RoutingTable table;

    /** @param certificate for clients that no certificate of a domain matches; one is generated when there is none */
    public ListenerOptions(
            Vertx vertx,
            EdgeSettings settings,
            Optional<KeyCertOptions> certificate,
            DomainCertificates certificates,
            RoutingTable table) {
        this.vertx = vertx;
        this.settings = settings;
        this.certificate = certificate;
        this.certificates = certificates;
        this.table = table;
    }

    public HttpServerOptions http() {
        return common(settings.http().port());
    }

    public HttpServerOptions https() {
        var options = common(settings.https().port()).setSsl(true).setUseAlpn(true);
        ListenerTls.configure(options, settings.https(), this::termsOf, vertx);
        return options.setInitialSettings(http2())
                .setKeyCertOptions(certificates.before(certificate.orElseGet(ListenerOptions::selfSigned)));
    }

    /** The stricter terms of a domain. Most domains have none, so their handshakes cost nothing extra. */
    private @Nullable ClientTls termsOf(String serverName) {
        var route = table.find(serverName);
        return route != null && route.clients().areStrict() ? route.clients().tls() : null;
    }

    private Http2Settings http2() {
        return new Http2Settings()
                .setMaxConcurrentStreams(settings.client().maxStreams())
                .setMaxHeaderListSize(settings.client().maxHeaderSize());
    }

    private HttpServerOptions common(int port) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(port)
                .setTcpNoDelay(true)
                .setMaxInitialLineLength(settings.client().maxUriLength())
                .setMaxHeaderSize(settings.client().maxHeaderSize())
                .setDecoderInitialBufferSize(256)
                // Handlers that every read would pass through, for features that the edge does not serve.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHttp2ClearTextEnabled(false);
    }

    private static KeyCertOptions selfSigned() {
        LOG.info("no certificate for clients configured; using a self-signed one");
        return SelfSignedCertificate.create("backsource-edge").keyCertOptions();
    }
}
