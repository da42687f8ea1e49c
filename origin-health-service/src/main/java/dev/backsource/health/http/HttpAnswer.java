package dev.backsource.health.http;

import dev.backsource.policy.response.OriginResponse;

/** The outcome of one request to an origin. */
sealed interface HttpAnswer {
    /** A response, as far as it was read. */
    record Responded(OriginResponse response) implements HttpAnswer {}

    /**
     * A connection without a response.
     *
     * @param reason in words, to follow the port
     */
    record Failed(String reason) implements HttpAnswer {}

    /**
     * There was no usable connection, or no time for one: that is the business of probes of the port.
     *
     * @param reason in words
     */
    record Unknown(String reason) implements HttpAnswer {
        static final Unknown LATE = new Unknown("no response in time");
    }
}
