package dev.backsource.edge.http.upstream;

import dev.backsource.edge.transport.ReadSize;

/** One back-to-origin request, until its response has ended. */
public interface UpstreamCall {
    void start();

    /** Pauses the response's body; no time limit runs for the origin meanwhile. */
    void pause();

    void resume();

    /** The size of the next read of the response. Valid from its head to its end. */
    ReadSize reads();

    /** The origin of the last attempt, as address and port. Formatted by each call, so not to be called for every request. */
    String nextHop();

    /** The nanoseconds from sending the request to the head of its response; 0 while there is none. */
    long answeredNanos();

    /** Cancels the call: the receiver is not notified from here on. Does nothing once the response has ended. */
    void cancel();
}
