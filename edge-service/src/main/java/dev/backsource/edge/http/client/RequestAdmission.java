package dev.backsource.edge.http.client;

import dev.backsource.edge.http.limit.RequestLimits;
import dev.backsource.edge.http.limit.RequestLimits.Place;
import dev.backsource.edge.http.upstream.RoutedRequest;

/** The admission of one event loop's requests that need an origin, within the {@link RequestLimits}. */
public final class RequestAdmission {
    private final RequestLimits limits;
    private final ClientConnections connections;
    private final EdgeAnswers answers;
    /** The cache generation of the last request's committed route, which stands for the domain in its limit. */
    private Long domain = 0L;

    RequestAdmission(RequestLimits limits, ClientConnections connections, EdgeAnswers answers) {
        this.limits = limits;
        this.connections = connections;
        this.answers = answers;
    }

    /**
     * Refuses {@code request} if it exceeds a limit. Must be called before its response begins.
     *
     * @return whether it was refused
     */
    public boolean refuses(RoutedRequest request) {
        var excess = limits.excess(connections.share(request.client().connection()), domain(request));
        if (excess == null) {
            return false;
        }
        limits.refused(excess);
        answers.refuse(request, excess.error());
        return true;
    }

    Place take(RoutedRequest request) {
        return limits.take(connections.share(request.client().connection()), domain(request));
    }

    /** The same object for requests that follow each other on a route, and in both steps of one request. */
    private Long domain(RoutedRequest request) {
        var generation = request.baseline().cacheGeneration();
        if (domain != generation) {
            domain = generation;
        }
        return domain;
    }
}
