package dev.backsource.testing.http;

import dev.backsource.testing.waiting.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends raw bytes, for requests that no proper client would send. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    public RawClient(int port) {
        this(port, "127.0.0.1");
    }

    /** A client from {@code local}, one of the many addresses of the loopback network. */
    public RawClient(int port, String local) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(local), 0);
            socket.setSoTimeout((int) Waiting.DEADLINE.toMillis());
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code lines}, each ended by CRLF. */
    public RawClient send(String... lines) {
        return sendBytes(String.join("\r\n", lines) + "\r\n");
    }

    public RawClient sendBytes(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code text}, unless the connection has ended. */
    public void tryToSend(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // The other side ended it.
        }
    }

    /** The next line, {@code "null"} at the end of the connection. */
    public String line() {
        try {
            return String.valueOf(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines up to {@code last}. */
    public String until(String last) {
        var lines = new StringBuilder();
        for (var line = line(); !line.equals(last); line = line()) {
            if (line.equals("null")) {
                throw new IllegalStateException("the connection ended");
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /** The next {@code length} characters. */
    public String body(int length) {
        var text = new char[length];
        try {
            for (var read = 0; read < length; ) {
                var more = reader.read(text, read, length - read);
                if (more < 0) {
                    throw new IllegalStateException("the connection ended");
                }
                read += more;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(text);
    }

    /** Everything up to the end of the connection. */
    public String rest() {
        var text = new StringBuilder();
        try {
            for (var c = reader.read(); c >= 0; c = reader.read()) {
                text.append((char) c);
            }
        } catch (IOException e) {
            text.append("<reset>");
        }
        return text.toString();
    }

    /** Sends no more, and still reads. */
    public RawClient finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves in a way that the other side notices: by RST, where {@link #close} may look like {@link #finish}. */
    public void leave() {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
