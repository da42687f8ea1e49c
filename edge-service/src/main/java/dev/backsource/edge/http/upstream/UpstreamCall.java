package dev.backsource.edge.http.upstream;

import dev.backsource.edge.transport.ReadSize;

/** One back-to-origin request, until its response has ended. */
public interface UpstreamCall {
    void start();

    /** Holds the response's body back; the origin has no time to keep meanwhile. */
    void pause();

    void resume();

    /** How much of the response the next read may bring; once its head has come, until its end. */
    ReadSize reads();

    /** The origin that was asked last, as address and port; made for the asking, so not for every request. */
    String nextHop();

    /** From sending the request to the head of its response; 0 while there is none. */
    long answeredNanos();

    /** Nobody wants the response any more; the receiver hears nothing from here. Does nothing once it has ended. */
    void cancel();
}
