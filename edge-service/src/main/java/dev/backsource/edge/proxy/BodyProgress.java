package dev.backsource.edge.proxy;

import dev.backsource.edge.http.Deadline;
import dev.backsource.edge.http.Deadlines;
import io.netty.channel.Channel;

/**
 * Ends an HTTP/1 connection whose client sends a request's body drop by drop: in the time allowed it must send a KiB, or
 * what is left. It gets that time once more, since for a part of it the edge may have been the one that didn't read; as
 * long as that is so, no time runs.
 */
final class BodyProgress extends Deadline {
    private static final int ENOUGH = 1024;

    private final Channel channel;
    private final Deadlines allowed;
    private int bytes;
    private boolean warned;

    BodyProgress(Channel channel, Deadlines allowed) {
        this.channel = channel;
        this.allowed = allowed;
    }

    void begin() {
        warned = false;
        await();
    }

    private void await() {
        bytes = 0;
        allowed.set(this);
    }

    void read(int more) {
        bytes += more;
        if (bytes >= ENOUGH) {
            begin();
        }
    }

    void end() {
        Deadlines.drop(this);
    }

    @Override
    protected void expired() {
        if (!channel.config().isAutoRead()) {
            begin();
        } else if (warned) {
            channel.close();
        } else {
            warned = true;
            await();
        }
    }
}
