package dev.backsource.edge.transport;

import dev.backsource.edge.deadline.Deadline;
import dev.backsource.edge.deadline.Deadlines;

/**
 * Ends a request whose client sends the body drop by drop: in the time allowed it must send a KiB, or what is left. It gets
 * that time once more, since for a part of it the edge may have been the one that didn't read; as long as that is so, no time
 * runs.
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

    /** So many bytes more of it have come. */
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

    /** Whether it is the edge that doesn't read. */
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
