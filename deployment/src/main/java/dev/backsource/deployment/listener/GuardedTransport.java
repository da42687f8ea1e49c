package dev.backsource.deployment.listener;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The JDK's transport, with a {@link ListenerGate} at each listener, and a {@link ResponseDeadline} in each connection. Vert.x finds it by its file in
 * {@code META-INF/services} where a native transport is preferred.
 */
public class GuardedTransport extends JDKTransport {
    private static final Duration RESPONSE_WITHIN = Duration.ofSeconds(30);

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        var settings = ListenerSettings.of(ConfigProvider.getConfig());
        var limit = new ConnectionLimit(settings.most(), settings.mostOfOne());
        bootstrap.handler(new ListenerGate(limit, settings.exempt(), this::admitted));
    }

    /**
     * Takes each connection that may go on, before it has handlers; any thread. A service with slower responses sets deadlines of its own here
     * instead.
     */
    protected void admitted(Channel connection) {
        connection.pipeline().addLast(new ResponseDeadline(RESPONSE_WITHIN));
    }
}
