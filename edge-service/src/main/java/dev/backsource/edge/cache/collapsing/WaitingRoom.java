package dev.backsource.edge.cache.collapsing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait until the head of a response has come. Any thread uses it.
 *
 * @param <W> a request that waits
 */
final class WaitingRoom<W> {
    // All below: read and written only under the lock of this room.
    private List<W> waiting = new ArrayList<>(0);
    private @Nullable SharedResponse shared;
    private boolean closed;

    /** Tells a request about a response that it may share. */
    interface Admission<W> {
        void admit(SharedResponse shared, W request);
    }

    /** Lets {@code request} in, and on to the response if it is there; false when the room has been closed. */
    boolean enter(W request, Admission<W> admission) {
        SharedResponse there;
        synchronized (this) {
            if (closed) {
                return false;
            }
            there = shared;
            if (there == null) {
                waiting.add(request);
                return true;
            }
        }
        admission.admit(there, request);
        return true;
    }

    /** {@code request} waits no longer. */
    synchronized void leave(W request) {
        waiting.remove(request);
    }

    /** Closes the room if nobody waits in it. */
    synchronized boolean closeIfEmpty() {
        closed |= waiting.isEmpty() && shared == null;
        return closed;
    }

    /** The response is there: for all who wait and all who come. */
    void open(SharedResponse response, Admission<W> admission) {
        List<W> admitted;
        synchronized (this) {
            shared = response;
            admitted = waiting;
            waiting = new ArrayList<>(0);
        }
        admitted.forEach(request -> admission.admit(response, request));
    }

    /** Lets nobody in any more; those who wait. */
    synchronized List<W> close() {
        closed = true;
        var left = waiting;
        waiting = new ArrayList<>(0);
        return left;
    }
}
