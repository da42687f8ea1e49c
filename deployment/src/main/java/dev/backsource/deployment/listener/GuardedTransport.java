package dev.backsource.deployment.listener;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The JDK's transport, with a {@link ListenerGate} at each listener. Vert.x finds it by its file in {@code META-INF/services} where a
 * native transport is preferred.
 */
public class GuardedTransport extends JDKTransport {
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        var settings = ListenerSettings.of(ConfigProvider.getConfig());
        var limit = new ConnectionLimit(settings.most(), settings.mostOfOne());
        bootstrap.handler(new ListenerGate(limit, settings.exempt(), this::admitted));
    }

    /** Takes each connection that may go on, before it has handlers; any thread. */
    protected void admitted(Channel connection) {}
}
