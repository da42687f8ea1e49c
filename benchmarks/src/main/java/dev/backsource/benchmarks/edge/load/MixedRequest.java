package dev.backsource.benchmarks.edge.load;

import java.util.Set;

/** The kinds of requests that a mixed load consists of, each as likely as the others. */
enum MixedRequest {
    /** One of a thousand small objects that stay fresh. */
    HIT("GET", "/cached/hot/", 1000, "\r\n", Set.of(200)),
    /** A small object that wasn't requested before. */
    MISS("GET", "/cached/new/", Long.MAX_VALUE, "\r\n", Set.of(200)),
    /** An object that soon is stale, so that it is validated at the origin again and again. */
    STALE("GET", "/brief/", 100, "\r\n", Set.of(200)),
    /** A request of a client that accepts any version it has stored. */
    NOT_MODIFIED("GET", "/brief/", 100, "If-None-Match: *\r\n\r\n", Set.of(304)),
    /** One of ten large objects. */
    LARGE("GET", "/large/", 10, "\r\n", Set.of(200)),
    /** A part of a large object. */
    RANGE("GET", "/large/", 10, "Range: bytes=1000-20999\r\n\r\n", Set.of(200, 206)),
    /** A request with a body, which no cache can answer. */
    POST("POST", "/never/", 1000, "Content-Length: 4\r\n\r\nbody", Set.of(200));

    private final String method;
    private final String path;
    private final long objects;
    private final String rest;
    private final Set<Integer> statuses;

    MixedRequest(String method, String path, long objects, String rest, Set<Integer> statuses) {
        this.method = method;
        this.path = path;
        this.objects = objects;
        this.rest = rest;
        this.statuses = statuses;
    }

    /**
     * Sends the request, and waits for the whole response.
     *
     * @param number of the request in the whole load; chooses the object
     * @throws IllegalStateException when the response's status doesn't fit the request
     */
    void askOn(Connection connection, long number) {
        connection.send(method, path + number % objects, rest);
        var status = connection.answer().status();
        if (!statuses.contains(status)) {
            throw new IllegalStateException(name() + " was answered with status " + status);
        }
    }
}
