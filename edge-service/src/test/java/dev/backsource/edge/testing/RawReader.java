package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** An HTTP/1 client, over TLS or in clear, that keeps each byte of a response and the kind of its end. */
public final class RawReader implements AutoCloseable {
    private static final int TIMEOUT_MS = (int) Waiting.DEADLINE.toMillis();
    private static final int LITTLE = 8 * 1024;
    private static final Pattern LENGTH = Pattern.compile("\ncontent-length: *(\\d+)");

    /** By port; they resume sessions, which saves most of a handshake. */
    private static final Map<Integer, TlsClient> CLIENTS = new ConcurrentHashMap<>();

    private final Socket socket;
    private final InputStream in;
    private final boolean slow;

    /** The end of a response. */
    public enum End {
        /** At the announced length, or by an orderly end of the connection where none was announced. */
        WHOLE,
        /** By an end of the connection before that. */
        CUT,
        /** By a reset. */
        RESET
    }

    /** A response: its head in lower case, and its body without framing. */
    public record Response(String head, byte[] body, End end) {
        public boolean isLast() {
            return head.contains("\nconnection: close");
        }
    }

    /** @param slow whether it takes little at a time */
    public RawReader(EdgeUnderTest edge, String host, boolean tls, boolean slow) {
        this.slow = slow;
        try {
            var connected = new Socket();
            if (slow) {
                connected.setReceiveBufferSize(LITTLE);
            }
            var port = tls ? edge.httpsPort() : edge.httpPort();
            connected.connect(new InetSocketAddress("127.0.0.1", port));
            connected.setSoTimeout(TIMEOUT_MS);
            socket = tls ? CLIENTS.computeIfAbsent(port, TlsClient::new).over(connected, host) : connected;
            in = new BufferedInputStream(socket.getInputStream(), LITTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code lines}, each ended by CRLF. */
    public RawReader send(String... lines) {
        return send((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawReader send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of the next response, in lower case. */
    public String head() {
        var head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) byteOf(in.read()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("after " + head, e);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    /** The next response; {@code toHead} if it is to a HEAD. */
    public Response response(boolean toHead) {
        return rest(head(), toHead);
    }

    /** The rest of the response after {@code head}. */
    public Response rest(String head, boolean toHead) {
        var body = new ByteArrayOutputStream();
        var end = End.WHOLE;
        try {
            var length = LENGTH.matcher(head);
            if (!toHead && head.contains("\ntransfer-encoding: chunked")) {
                readChunks(body);
            } else if (!toHead && length.find()) {
                read(Integer.parseInt(length.group(1)), body);
            } else if (!toHead) {
                readToTheEnd(body);
            }
        } catch (SocketException e) {
            end = End.RESET;
        } catch (IOException e) {
            end = End.CUT;
        }
        return new Response(head, body.toByteArray(), end);
    }

    private void readChunks(ByteArrayOutputStream body) throws IOException {
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            read(size, body);
            line();
        }
        line();
    }

    private void read(int length, ByteArrayOutputStream body) throws IOException {
        for (var left = length; left > 0; ) {
            var part = in.readNBytes(Math.min(left, slow ? 1024 : LITTLE));
            body.writeBytes(part);
            left -= part.length;
            if (part.length == 0) {
                throw new EOFException();
            }
        }
    }

    private void readToTheEnd(ByteArrayOutputStream body) throws IOException {
        var part = new byte[slow ? 1024 : LITTLE];
        for (var read = in.read(part); read >= 0; read = in.read(part)) {
            body.write(part, 0, read);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = byteOf(in.read()); next != '\n'; next = byteOf(in.read())) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static int byteOf(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
