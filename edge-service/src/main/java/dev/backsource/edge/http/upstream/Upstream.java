package dev.backsource.edge.http.upstream;

/** Makes back-to-origin requests. Of one event loop. */
public interface Upstream {
    /**
     * A request that is still to be started.
     *
     * @param request whom it is made for; decides about the origins, scheme and port
     * @param form how it differs from what the client asked
     * @param receiver gets the response, or the reason why there is none
     */
    UpstreamCall prepare(RoutedRequest request, RequestForm form, ResponseReceiver receiver);
}
