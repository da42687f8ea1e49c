package dev.backsource.edge.http.upstream;

import dev.backsource.edge.transport.ReadSize;

/** One back-to-origin request, until its response has ended. */
public interface UpstreamCall {
    void start();

    /** Pauses the response's body; no time limit runs for the origin meanwhile. */
    void pause();

    void resume();

    /** How much of the response the next read may bring; once its head has come, until its end. */
    ReadSize reads();

    /** The origin that was asked last, as address and port. Formatted by each call, so not to be called for every request. */
    String nextHop();

    /** From sending the request to the head of its response; 0 while there is none. */
    long answeredNanos();

    /** Cancels it: the receiver is told nothing from here on. Does nothing once the response has ended. */
    void cancel();
}
