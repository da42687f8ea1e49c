package dev.backsource.edge.recovery;

import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The state of this run, written down at each change. A failed write is logged once, and the run goes on. Guarded by the lock of the {@link Recovery}. */
final class RunLog {
    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final @Nullable RunStore store;
    private RunState state = RunState.NONE;
    private boolean failing;

    /** @param store null to keep the state in memory only */
    RunLog(@Nullable RunStore store) {
        this.store = store;
    }

    /** Begins with what the last run has left, without writing it down. */
    void start() {
        if (store != null) {
            state = store.read().started();
        }
    }

    /** Whether the next run will find the state. */
    boolean isKept() {
        return store != null;
    }

    RunState state() {
        return state;
    }

    void write(RunState next) {
        state = next;
        if (store == null) {
            return;
        }
        try {
            store.write(next);
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("record of this run not written; a record that ends the process may not be found: %s", e);
            }
            failing = true;
        }
    }
}
