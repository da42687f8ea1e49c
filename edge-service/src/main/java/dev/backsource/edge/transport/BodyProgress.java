package dev.backsource.edge.transport;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;

/**
 * Ends a request whose client sends its body too slowly: within the time allowed, a KiB must come, or the rest of the body. The
 * client gets that time twice, since the edge itself may have paused reading for a part of the first; while it has, no time counts.
 */
public abstract class BodyProgress extends Deadline {
    private static final int ENOUGH = 1024;

    private final Deadlines allowed;
    private int bytes;
    private boolean warned;

    protected BodyProgress(Deadlines allowed) {
        this.allowed = allowed;
    }

    /** A body is to come. */
    public final void begin() {
        warned = false;
        await();
    }

    private void await() {
        bytes = 0;
        allowed.set(this);
    }

    /** More of it has come. */
    public final void read(int more) {
        bytes += more;
        if (bytes >= ENOUGH) {
            begin();
        }
    }

    /** It is whole, or of no interest any more. */
    public final void end() {
        Deadlines.drop(this);
    }

    /** Whether the edge has paused reading. */
    protected abstract boolean isHeldBack();

    /** The client has had its time. */
    protected abstract void cutOff();

    @Override
    protected final void expired() {
        if (isHeldBack()) {
            begin();
        } else if (warned) {
            cutOff();
        } else {
            warned = true;
            await();
        }
    }
}
