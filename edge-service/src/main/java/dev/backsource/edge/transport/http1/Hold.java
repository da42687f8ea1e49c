package dev.backsource.edge.transport.http1;

import io.netty.channel.Channel;

/**
 * A time in which nothing is read of a connection. Vert.x holds reading as well, while a body is not taken; it lets go of its
 * own hold only, and this one of its own, since bodies and the wait for the next request don't come together.
 */
final class Hold {
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
