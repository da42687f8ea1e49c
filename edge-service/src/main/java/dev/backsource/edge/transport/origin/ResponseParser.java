package dev.backsource.edge.transport.origin;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * The parser of the responses on one connection. Used on the connection's event loop.
 *
 * @param <P> the part of a response
 */
public interface ResponseParser<P> {
    /** A request has been sent; {@code toHead} if it is a HEAD, whose response has no body. */
    void expect(boolean toHead);

    /** Parses the bytes that have arrived, as far as possible, and adds the parts to {@code out}. */
    void read(ByteBuf in, List<? super P> out);

    /**
     * The connection has ended.
     *
     * @param rest the bytes that {@link #read} could not parse yet
     * @param orderly false when the connection may have been truncated (RFC 9112 §9.8)
     */
    void close(ByteBuf rest, boolean orderly, List<? super P> out);
}
