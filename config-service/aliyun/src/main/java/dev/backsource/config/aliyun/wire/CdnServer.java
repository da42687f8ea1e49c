package dev.backsource.config.aliyun.wire;

import dev.backsource.deployment.listener.ConnectionLimit;
import dev.backsource.deployment.listener.ConnectionLimit.Verdict;
import dev.backsource.deployment.listener.ListenerSettings;
import dev.backsource.policy.client.ClientNetwork;
import dev.backsource.policy.origin.AddressRanges;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The listener for calls. It starts after everything else, and stops before everything else: calls in progress get their responses first.
 * Its connections are watched like those of the service's own interface, by {@code web.connection}.
 */
@Singleton
public final class CdnServer {
    private static final Logger LOG = Logger.getLogger(CdnServer.class);
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER + 900;
    private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE;

    /** The endpoint refuses anything longer; this is where reading stops altogether. */
    private static final int FIRST_LINE = 2 * CdnEndpoint.BOUNDS.target();

    private static final int FIELDS = 2 * CdnEndpoint.BOUNDS.fields();
    private static final Duration START_WITHIN = Duration.ofSeconds(10);

    private final AliyunSettings settings;
    private final CdnEndpoint endpoint;
    private final Vertx vertx;
    private final ConnectionLimit connections;
    private final AddressRanges gateways;
    private volatile @Nullable HttpServer server;

    CdnServer(AliyunSettings settings, CdnEndpoint endpoint, Vertx vertx) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.vertx = vertx;
        this.connections = new ConnectionLimit(
                settings.maxConnections(), ConnectionLimit.ofOneByDefault(settings.maxConnections()));
        this.gateways = ListenerSettings.of(ConfigProvider.getConfig()).exempt();
    }

    /** The port of the listener; 0 when there is none. */
    public int port() {
        var running = server;
        return running == null ? 0 : running.actualPort();
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        var router = Router.router(vertx);
        router.route().handler(endpoint::handle);
        router.route().failureHandler(endpoint::fail);
        router.errorHandler(400, endpoint::fail);
        var listening = vertx.createHttpServer(options())
                .connectionHandler(this::count)
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture();
        server = started(listening);
        LOG.infof("Alibaba Cloud CDN's API listens on %s:%d", host(), port());
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        var running = server;
        if (running == null) {
            return;
        }
        endpoint.drain(ofTheService("quarkus.shutdown.timeout", Duration.class));
        try {
            running.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "the listener did not close cleanly");
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(host())
                .setPort(settings.port())
                .setIdleTimeout(Math.toIntExact(ofTheService("quarkus.http.idle-timeout", Duration.class)
                        .toSeconds()))
                .setMaxInitialLineLength(FIRST_LINE)
                .setMaxHeaderSize(FIELDS)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
    }

    private String host() {
        return settings.host()
                .orElseGet(() -> ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.http.host", String.class)
                        .orElse("0.0.0.0"));
    }

    /** A setting of the service's own listener that holds for this one, too. */
    private static <T> T ofTheService(String setting, Class<T> type) {
        return ConfigProvider.getConfig().getValue(setting, type);
    }

    /** Of the connections that the setting allows, one address has half at most, except for gateways. */
    private void count(HttpConnection connection) {
        var address = connection.remoteAddress().hostAddress();
        var client = ClientNetwork.parse(address);
        var verdict = connections.enter(client, gateways.contains(address));
        if (verdict != Verdict.CUT_OFF) {
            connection.closeHandler(closed -> connections.leave(client));
        }
        if (verdict != Verdict.SERVED) {
            connection.close();
        }
    }

    private HttpServer started(Future<HttpServer> listening) {
        try {
            return listening.get(START_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "can't listen on " + host() + ":" + settings.port()
                            + " for Alibaba Cloud CDN's API; set backsource.config.aliyun.port to another port, or"
                            + " backsource.config.aliyun.enabled to false",
                    e);
        }
    }
}
