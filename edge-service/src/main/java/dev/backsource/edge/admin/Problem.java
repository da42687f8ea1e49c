package dev.backsource.edge.admin;

/**
 * Why a request was not answered (RFC 9457).
 *
 * @param type a URN that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status code
 * @param detail what is wrong this time and what to do
 */
record Problem(String type, String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem invalidHost(String detail) {
        return new Problem(
                "urn:backsource:problem:invalid-request", "The request is not valid", 400, "host: " + detail);
    }

    static Problem noRoute(String detail) {
        return new Problem("urn:backsource:problem:no-route", "No domain covers the host", 404, detail);
    }
}
