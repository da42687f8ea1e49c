package dev.backsource.edge.cache.collapsing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests waiting for the head of a response. Thread-safe.
 *
 * @param <W> a request that waits
 */
final class WaitingRequests<W> {
    // All fields below are guarded by the lock of this room.
    /** An immutable list while empty, since most rooms stay empty. */
    private List<W> waiting = List.of();

    private @Nullable SharedResponse shared;
    private boolean closed;

    /** Notifies a request of a response that it may share. */
    interface Admission<W> {
        void admit(SharedResponse shared, W request);
    }

    /** Adds {@code request}, or passes it the response if that has arrived; false when the room is closed. */
    boolean enter(W request, Admission<W> admission) {
        SharedResponse there;
        synchronized (this) {
            if (closed) {
                return false;
            }
            there = shared;
            if (there == null) {
                waiting = waiting.isEmpty() ? new ArrayList<>() : waiting;
                waiting.add(request);
                return true;
            }
        }
        admission.admit(there, request);
        return true;
    }

    /** Removes {@code request}, which no longer waits. */
    synchronized void leave(W request) {
        if (!waiting.isEmpty()) {
            waiting.remove(request);
        }
    }

    /** Closes the room if no request waits. */
    synchronized boolean closeIfEmpty() {
        closed |= waiting.isEmpty() && shared == null;
        return closed;
    }

    /** Passes {@code response} to all waiting requests, and to later ones. */
    void open(SharedResponse response, Admission<W> admission) {
        List<W> admitted;
        synchronized (this) {
            shared = response;
            admitted = waiting;
            waiting = List.of();
        }
        admitted.forEach(request -> admission.admit(response, request));
    }

    /**
     * Closes the room.
     *
     * @return the requests that were waiting
     */
    synchronized List<W> close() {
        closed = true;
        var left = waiting;
        waiting = List.of();
        return left;
    }
}
