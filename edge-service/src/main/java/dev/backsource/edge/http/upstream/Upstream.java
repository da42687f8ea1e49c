package dev.backsource.edge.http.upstream;

/** The way of back-to-origin requests of one event loop. */
public interface Upstream {
    /**
     * Prepares a back-to-origin request, which the caller then starts.
     *
     * @param request of the client, which decides the origins, scheme and port
     * @param form its differences from the client's request
     * @param receiver gets the response, or the failure
     */
    UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver);
}
