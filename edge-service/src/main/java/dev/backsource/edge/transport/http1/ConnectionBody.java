package dev.backsource.edge.transport.http1;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.transport.BodyProgress;
import dev.backsource.edge.transport.ConnectionReset;
import io.netty.channel.Channel;

/**
 * The progress of a request body on an HTTP/1 connection. The next request would follow the body, so the connection
 * ends too.
 */
final class ConnectionBody extends BodyProgress {
    private final Channel channel;
    private final ResponseTracker answers;
    private boolean told;

    ConnectionBody(Channel channel, ResponseTracker answers, Deadlines allowed) {
        super(allowed);
        this.channel = channel;
        this.answers = answers;
    }

    @Override
    protected boolean isHeldBack() {
        return !told && !channel.config().isAutoRead();
    }

    @Override
    protected void cutOff() {
        if (!told && answers.isWaiting() && !answers.hasBegun()) {
            told = true;
            channel.config().setAutoRead(false);
            // If the client doesn't read the response either, the connection is closed after another timeout.
            begin();
            new ConnectionError(ClientError.SLOW_BODY).send(channel);
        } else if (told) {
            ConnectionReset.of(channel);
        } else {
            channel.close();
        }
    }
}
