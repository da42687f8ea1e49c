package dev.backsource.config.web.connection;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The JDK's transport, with a {@link RequestWatch} in every connection that a server accepts. Vert.x finds it by its file in
 * {@code META-INF/services} where a native transport is preferred.
 */
public final class WatchedTransport extends JDKTransport {
    private static final String WITHIN = "backsource.config.request-within";

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        var within = ConfigProvider.getConfig().getValue(WITHIN, Duration.class);
        bootstrap.handler(new AcceptedConnections(within));
    }
}
