package dev.backsource.edge.http.upstream;

/** A source of responses to routed requests. Used by one event loop only. */
public interface ResponseSource {
    /** Makes sure that the client gets a response, or that its connection ends; returns at once. */
    void answer(RoutedRequest request);
}
