package dev.backsource.benchmarks.edge.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A connection that sends the same request again and again, one at a time, and allocates nothing for it. The first response sets the length of the
 * later ones: their heads may differ by a digit, so the end of the body decides.
 */
final class Asker {
    private static final int ROOM = 16 * 1024;
    private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocate(ROOM);
    private int length = -1;
    private long dueNanos;

    Asker(InetSocketAddress server, byte[] request) throws IOException {
        this.request = ByteBuffer.allocateDirect(request.length).put(request).flip();
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
    }

    void register(Selector selector) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** The due time of the request under way. */
    long dueNanos() {
        return dueNanos;
    }

    void ask(long due) throws IOException {
        dueNanos = due;
        length = -1;
        answer.clear();
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Whether the answer is complete now. */
    boolean read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the connection was closed");
        }
        if (length < 0) {
            measure();
        }
        return length >= 0 && answer.position() >= length;
    }

    private void measure() throws IOException {
        var bytes = answer.array();
        var end = headEnd(bytes, answer.position());
        if (end < 0) {
            return;
        }
        for (var i = 0; i < OK.length; i++) {
            if (bytes[i] != OK[i]) {
                throw new IOException(
                        "an answer begins with " + new String(bytes, 0, OK.length, StandardCharsets.US_ASCII));
            }
        }
        length = end + bodyLength(bytes, end);
        if (length > ROOM) {
            throw new IOException("an answer has " + length + " bytes; at most " + ROOM + " are read");
        }
    }

    private static int headEnd(byte[] bytes, int limit) {
        for (var i = 3; i < limit; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int bodyLength(byte[] bytes, int headEnd) throws IOException {
        for (var at = 0; at + LENGTH.length < headEnd; at++) {
            if (bytes[at] == '\n' && isLength(bytes, at + 1)) {
                return number(bytes, at + 1 + LENGTH.length);
            }
        }
        throw new IOException("an answer has no Content-Length");
    }

    private static boolean isLength(byte[] bytes, int from) {
        for (var i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        var value = 0;
        var at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = 10 * value + bytes[at] - '0';
        }
        return value;
    }

    void close() throws IOException {
        channel.close();
    }
}
