package dev.backsource.edge.transport.http1;

import io.netty.channel.Channel;

/**
 * A pause in the reading of a connection. Vert.x pauses it too, while a body is not consumed; each ends its own pause only, and the
 * two never overlap, since this one lies between requests.
 */
final class ReadPause {
    private boolean on;
    private boolean stopped;

    boolean isOn() {
        return on;
    }

    void begin(Channel channel) {
        on = true;
        if (channel.config().isAutoRead()) {
            stopped = true;
            channel.config().setAutoRead(false);
        }
    }

    /** Does nothing when it isn't on. */
    void end(Channel channel) {
        on = false;
        if (stopped) {
            stopped = false;
            channel.config().setAutoRead(true);
        }
    }
}
