package dev.backsource.edge.transport;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;

/**
 * The progress of a request's body. A client that sends it too slowly is cut off: within the timeout, a KiB must
 * arrive, or the rest of the body. The client gets the timeout twice, since the edge itself may have paused reading
 * during a part of the first. While reading is paused, no time counts.
 */
public abstract class BodyProgress extends Deadline {
    private static final int ENOUGH = 1024;

    private final Deadlines allowed;
    private int bytes;
    private boolean warned;

    protected BodyProgress(Deadlines allowed) {
        this.allowed = allowed;
    }

    /** A body follows. */
    public final void begin() {
        warned = false;
        await();
    }

    private void await() {
        bytes = 0;
        allowed.set(this);
    }

    /** More of the body has arrived. */
    public final void read(int more) {
        bytes += more;
        if (bytes >= ENOUGH) {
            begin();
        }
    }

    /** The body is complete, or no longer needed. */
    public final void end() {
        Deadlines.drop(this);
    }

    /** Whether the edge has paused reading. */
    protected abstract boolean isHeldBack();

    /** The client has exceeded the timeout. */
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
