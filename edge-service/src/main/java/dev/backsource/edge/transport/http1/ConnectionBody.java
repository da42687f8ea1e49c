package dev.backsource.edge.transport.http1;

import dev.backsource.edge.deadline.Deadlines;
import dev.backsource.edge.transport.BodyProgress;
import io.netty.channel.Channel;

/** The progress of the body that an HTTP/1 connection brings. Without it nobody knows where the next request begins. */
final class ConnectionBody extends BodyProgress {
    private final Channel channel;
    private final AnswersInTurn answers;
    private boolean told;

    ConnectionBody(Channel channel, AnswersInTurn answers, Deadlines allowed) {
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
            // One that doesn't take that either is cut off the next time.
            begin();
            LastWords.SLOW_BODY.say(channel);
        } else {
            channel.close();
        }
    }
}
