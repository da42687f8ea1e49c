package dev.backsource.edge.origin.connection;

import dev.backsource.edge.http.BatchedWrites;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection to an origin: one request after the other, each with its {@link ConnectionUser}. Vert.x
 * connects, does the TLS and owns the socket; what is read and written here goes straight between that and Netty's
 * decoder. Is of one event loop.
 */
public final class OriginConnection {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int CONTINUE = 100;

    private final NetSocketInternal socket;
    private final Channel channel;
    private final ResponseDecoder decoder;
    private final RequestWriter request;
    private final OriginPool pool;
    private @Nullable ConnectionUser user;
    private boolean informing;
    private boolean keptAlive;
    private boolean used;
    private boolean known = true;
    private long idleSinceNanos;

    OriginConnection(NetSocketInternal socket, OriginPool pool, int maxHeaderSize) {
        this.socket = socket;
        this.channel = socket.channelHandlerContext().channel();
        this.pool = pool;
        this.decoder = new ResponseDecoder(maxHeaderSize);
        this.request = new RequestWriter(socket);
        channel.pipeline().addBefore("handler", "decoder", decoder);
        BatchedWrites.add(channel);
        socket.messageHandler(this::read);
        socket.exceptionHandler(this::broken);
        socket.closeHandler(closed -> closed());
    }

    /** Whether it has answered a request before, so that the origin may have closed it meanwhile. */
    public boolean isReused() {
        return used;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    /**
     * Sends the head of a request, and with it the end if there is no body.
     *
     * @param fields all of the request's; a body without Content-Length is sent in chunks
     */
    public void send(ConnectionUser next, HttpMethod method, String target, HeadersMultiMap fields, boolean hasBody) {
        user = next;
        keptAlive = false;
        decoder.expect(method == HttpMethod.HEAD);
        request.head(method, target, fields, hasBody);
    }

    /** Takes the body of the request whose head was sent. */
    public RequestWriter request() {
        return request;
    }

    /** Reads no more of the response until {@link #resume}. */
    public void pause() {
        channel.config().setAutoRead(false);
    }

    public void resume() {
        channel.config().setAutoRead(true);
    }

    /** Ends the connection; its user hears no more. */
    public void abort() {
        user = null;
        socket.close();
    }

    /** Gives the connection away, after a response that says so; the pool knows it no more. */
    public NetSocket giveAway() {
        user = null;
        leavePool();
        socket.pause();
        socket.messageHandler(null);
        channel.pipeline().remove(decoder);
        return socket;
    }

    private void read(Object message) {
        try {
            if (message instanceof HttpObject part && user != null) {
                read(part, user);
            } else {
                abort();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(HttpObject part, ConnectionUser reader) {
        if (part.decoderResult().isFailure()) {
            abort();
            reader.broken(part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse response) {
            head(response, reader);
        }
        if (part instanceof HttpContent content) {
            body(content);
        }
    }

    private void head(HttpResponse response, ConnectionUser reader) {
        var status = response.status().code();
        informing = status < 200 && status != SWITCHING_PROTOCOLS;
        if (status == CONTINUE) {
            reader.continued();
        }
        if (informing) {
            return;
        }
        keptAlive = HttpUtil.isKeepAlive(response);
        var version = response.protocolVersion().minorVersion() == 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
        reader.answered(new OriginHead(status, (HeadersMultiMap) response.headers(), version));
    }

    private void body(HttpContent content) {
        var bytes = content.content();
        if (bytes.isReadable() && user != null) {
            var copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            user.received(Buffer.buffer(Unpooled.wrappedBuffer(copy)));
        }
        if (content instanceof LastHttpContent) {
            if (informing) {
                informing = false;
            } else {
                ended();
            }
        }
    }

    private void ended() {
        var last = user;
        if (last == null) {
            return;
        }
        user = null;
        used = true;
        idleSinceNanos = System.nanoTime();
        if (keptAlive && request.isEnded() && channel.isActive()) {
            channel.config().setAutoRead(true);
            pool.release(this);
        } else {
            socket.close();
        }
        last.ended();
    }

    private void broken(Throwable thrown) {
        var last = user;
        abort();
        if (last != null) {
            last.broken(thrown);
        }
    }

    private void closed() {
        leavePool();
        var last = user;
        user = null;
        if (last != null) {
            last.broken(new HttpClosedException("the origin closed the connection"));
        }
    }

    private void leavePool() {
        if (known) {
            known = false;
            pool.forget(this);
        }
    }
}
