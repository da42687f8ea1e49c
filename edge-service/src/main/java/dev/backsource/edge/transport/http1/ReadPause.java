package dev.backsource.edge.transport.http1;

import io.netty.channel.Channel;

/**
 * Pauses reading from a connection. Vert.x pauses it too, while a body is not consumed. The two never overlap, since
 * this pause lies between requests, and each ends only its own.
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

    /** Resumes reading if it is paused. */
    void end(Channel channel) {
        on = false;
        if (stopped) {
            stopped = false;
            channel.config().setAutoRead(true);
        }
    }
}
