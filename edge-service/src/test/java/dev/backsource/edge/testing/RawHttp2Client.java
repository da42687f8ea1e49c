package dev.backsource.edge.testing;

import dev.backsource.edge.testing.Http2Answer.End;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 client over TLS that sends frames unmodified, also those that no proper client would send. It reads only when a test asks for a response;
 * it acknowledges settings and grants the window that a body needs.
 */
public final class RawHttp2Client implements AutoCloseable {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int PRIORITY_BYTES = 5;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
    private final Map<Integer, Stream> streams = new HashMap<>();
    private int next = 1;
    private boolean over;
    private int goAway = -1;

    /** Connects to {@code 127.0.0.1} with the preface, indicating {@code serverName}. */
    public RawHttp2Client(int port, String serverName) {
        this(port, serverName, "TLSv1.3");
    }

    /** Likewise, indicating nothing where {@code serverName} is null, with the version {@code protocol} of TLS. */
    public RawHttp2Client(int port, @Nullable String serverName, String protocol) {
        try {
            socket = new TlsClient(port).open(serverName, protocol, "h2");
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send(Http2Frame.settings());
    }

    /** The id of the next new stream. */
    public int nextStream() {
        var stream = next;
        next += 2;
        return stream;
    }

    /** Does nothing when the edge has ended the connection. */
    public RawHttp2Client send(Http2Frame... frames) {
        var bytes = new ByteArrayOutputStream();
        for (var frame : frames) {
            bytes.writeBytes(frame.encoded());
        }
        try {
            socket.getOutputStream().write(bytes.toByteArray());
        } catch (IOException e) {
            over = true;
        }
        return this;
    }

    /** A GET on a new stream. */
    public Http2Answer get(String authority, String path) {
        var stream = nextStream();
        send(Http2Frame.get(stream, authority, path));
        return answer(stream);
    }

    /** Reads until {@code stream} ends. */
    public Http2Answer answer(int stream) {
        var read = streams.computeIfAbsent(stream, none -> new Stream());
        while (read.end == null) {
            if (over || !readFrame()) {
                read.end = End.CONNECTION_ENDED;
            }
        }
        return read.answer();
    }

    /** The number of bytes of a body on {@code stream} so far. */
    public int received(int stream) {
        return streams.computeIfAbsent(stream, none -> new Stream()).body.size();
    }

    /** The number of RST_STREAM frames on {@code stream} so far. */
    public int resets(int stream) {
        return streams.computeIfAbsent(stream, none -> new Stream()).resets;
    }

    /** The error code of the received GOAWAY; -1 without one. */
    public int goAway() {
        return goAway;
    }

    /** Whether the connection is alive: the edge answers a PING. */
    public boolean isAlive() {
        send(new Http2Frame(Http2Frame.PING, 0, 0, new byte[8]));
        while (!over) {
            var frame = readRaw();
            if (frame == null) {
                return false;
            }
            take(frame);
            if (frame.type() == Http2Frame.PING && frame.has(Http2Frame.ACK)) {
                return true;
            }
        }
        return false;
    }

    private boolean readFrame() {
        var frame = readRaw();
        if (frame == null) {
            return false;
        }
        take(frame);
        return true;
    }

    private @Nullable Http2Frame readRaw() {
        try {
            var length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            var type = in.readUnsignedByte();
            var flags = in.readUnsignedByte();
            var stream = in.readInt();
            return new Http2Frame(type, flags, stream, in.readNBytes(length));
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException("the edge is silent", e);
        } catch (IOException e) {
            over = true;
            return null;
        }
    }

    private void take(Http2Frame frame) {
        var stream = streams.computeIfAbsent(frame.stream(), none -> new Stream());
        switch (frame.type()) {
            case Http2Frame.HEADERS -> stream.head(decode(frame));
            case Http2Frame.DATA -> {
                stream.body.writeBytes(frame.payload());
                if (frame.payload().length > 0) {
                    send(Http2Frame.windowUpdate(0, frame.payload().length));
                }
            }
            case Http2Frame.RST_STREAM -> {
                stream.resets++;
                stream.ended(End.ofCode(intOf(frame, 0)));
            }
            case Http2Frame.GOAWAY -> goAway = intOf(frame, 4);
            case Http2Frame.SETTINGS -> acknowledge(frame);
            default -> {
                // Not a part of a response.
            }
        }
        var mayEnd = frame.type() == Http2Frame.HEADERS || frame.type() == Http2Frame.DATA;
        if (mayEnd && frame.has(Http2Frame.END_STREAM)) {
            stream.ended(End.WHOLE);
        }
    }

    private void acknowledge(Http2Frame settings) {
        if (!settings.has(Http2Frame.ACK)) {
            send(new Http2Frame(Http2Frame.SETTINGS, Http2Frame.ACK, 0, new byte[0]));
        }
    }

    private Http2Headers decode(Http2Frame frame) {
        try {
            var block = Unpooled.wrappedBuffer(frame.payload());
            return decoder.decodeHeaders(
                    frame.stream(), frame.has(Http2Frame.PRIORITY) ? block.skipBytes(PRIORITY_BYTES) : block);
        } catch (Http2Exception e) {
            throw new IllegalStateException("the edge sent a header block that can't be read", e);
        }
    }

    private static int intOf(Http2Frame frame, int at) {
        return Unpooled.wrappedBuffer(frame.payload()).getInt(at);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data of a stream so far. */
    private static final class Stream {
        private final List<String> fields = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private int resets;
        private @Nullable End end;

        void head(Http2Headers headers) {
            var code = headers.status();
            if (code != null) {
                status = Integer.parseInt(code.toString());
            }
            headers.forEach(field -> fields.add(field.getKey() + ": " + field.getValue()));
        }

        /** The first end of a stream counts. */
        void ended(End how) {
            if (end == null) {
                end = how;
            }
        }

        Http2Answer answer() {
            return new Http2Answer(
                    status,
                    List.copyOf(fields),
                    body.toString(StandardCharsets.ISO_8859_1),
                    end == null ? End.CONNECTION_ENDED : end);
        }
    }
}
