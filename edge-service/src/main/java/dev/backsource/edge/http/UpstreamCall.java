package dev.backsource.edge.http;

/** One back-to-origin request, until its response has ended. */
public interface UpstreamCall {
    void start();

    /** Holds the response's body back; the origin has no time to keep meanwhile. */
    void pause();

    void resume();

    /** Nobody wants the response any more; the receiver hears nothing from here. Does nothing once it has ended. */
    void cancel();
}
