package dev.backsource.edge.transport.origin;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * Reads the responses of one connection. Of the connection's event loop.
 *
 * @param <P> what a response is told in
 */
public interface ResponseParser<P> {
    /** A request has left; {@code toHead} when it is a HEAD, whose answer has no body. */
    void expect(boolean toHead);

    /** Reads what has come, as far as it goes, and adds its parts to {@code out}. */
    void read(ByteBuf in, List<? super P> out);

    /**
     * The connection has ended.
     *
     * @param rest of what has come, which was not enough for {@link #read}
     * @param orderly unless something may be missing (RFC 9112 §9.8)
     */
    void close(ByteBuf rest, boolean orderly, List<? super P> out);
}
