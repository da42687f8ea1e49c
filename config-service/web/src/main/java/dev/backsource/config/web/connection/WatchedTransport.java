package dev.backsource.config.web.connection;

import dev.backsource.deployment.listener.GuardedTransport;
import io.netty.channel.Channel;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** A transport with a {@link RequestWatch} in every connection that a server accepts, up to the limit of connections. */
public final class WatchedTransport extends GuardedTransport {
    private static final String WITHIN = "backsource.config.request-within";

    private final Duration within = ConfigProvider.getConfig().getValue(WITHIN, Duration.class);

    @Override
    protected void admitted(Channel connection) {
        connection.pipeline().addLast(FirstBytes.of(within));
    }
}
