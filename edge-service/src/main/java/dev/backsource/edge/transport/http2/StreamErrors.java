package dev.backsource.edge.transport.http2;

import io.netty.handler.codec.http2.Http2Error;

/** The error codes (RFC 9113 §7) with which the edge resets clients' streams. */
public final class StreamErrors {
    public static final long INTERNAL_ERROR = Http2Error.INTERNAL_ERROR.code();
    public static final long CANCEL = Http2Error.CANCEL.code();

    private StreamErrors() {}
}
