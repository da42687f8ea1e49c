package dev.backsource.edge.origin.connection;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;

/** Trailer fields, which the edge passes on to nobody (RFC 9110 §6.5.1 lets it drop them): whatever is added is dropped. */
final class NoTrailers extends EmptyHttpHeaders {
    static final HttpHeaders DROPPED = new NoTrailers();

    private NoTrailers() {}

    @Override
    public HttpHeaders add(String name, Object value) {
        return this;
    }

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        return this;
    }
}
