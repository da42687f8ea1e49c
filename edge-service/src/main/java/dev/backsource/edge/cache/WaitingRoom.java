package dev.backsource.edge.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clients that wait until the head of a response has come. Any thread uses it. */
final class WaitingRoom {
    // All below: read and written only under the lock of this room.
    private List<Waiter> waiting = new ArrayList<>(0);
    private @Nullable SharedResponse shared;
    private boolean closed;

    /** Tells a client about a response that it may share. */
    interface Admission {
        void admit(SharedResponse shared, Waiter waiter);
    }

    /** Lets {@code waiter} in, and on to the response if it is there; false when the room has been closed. */
    boolean enter(Waiter waiter, Admission admission) {
        SharedResponse there;
        synchronized (this) {
            if (closed) {
                return false;
            }
            there = shared;
            if (there == null) {
                waiting.add(waiter);
                return true;
            }
        }
        admission.admit(there, waiter);
        return true;
    }

    /** {@code waiter} waits no longer. */
    synchronized void leave(Waiter waiter) {
        waiting.remove(waiter);
    }

    /** Closes the room if nobody waits in it. */
    synchronized boolean closeIfEmpty() {
        closed |= waiting.isEmpty() && shared == null;
        return closed;
    }

    /** The response is there: for all who wait and all who come. */
    void open(SharedResponse response, Admission admission) {
        List<Waiter> admitted;
        synchronized (this) {
            shared = response;
            admitted = waiting;
            waiting = List.of();
        }
        admitted.forEach(waiter -> admission.admit(response, waiter));
    }

    /** Lets nobody in any more; those who wait. */
    synchronized List<Waiter> close() {
        closed = true;
        var left = waiting;
        waiting = List.of();
        return left;
    }
}
