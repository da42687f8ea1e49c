package dev.backsource.edge.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An origin that responds to each request of each connection with the bytes of a script. */
public final class ScriptedOrigin implements AutoCloseable {
    private final ServerSocket server;
    private final Function<Asked, Reply> script;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile CompletableFuture<Void> held = new CompletableFuture<>();

    private ScriptedOrigin(ServerSocket server, Function<Asked, Reply> script) {
        this.server = server;
        this.script = script;
    }

    /** A request. */
    public record Asked(String method, String target, String host, String head) {}

    /** The origin's treatment of its connection after the response. */
    public enum Then {
        KEEP,
        CLOSE,
        RESET,
        /** Leaves it open and ignores incoming data. */
        HOLD
    }

    /** A response, in ISO 8859-1. */
    public record Reply(String bytes, Then then) {}

    public static ScriptedOrigin start(Function<Asked, Reply> script) {
        try {
            var origin = new ScriptedOrigin(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
            daemon(origin::accept);
            return origin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The number of requests for {@code target}. */
    public int asked(String target) {
        var count = asked.get(target);
        return count == null ? 0 : count.get();
    }

    /** The number of connections to it. */
    public int connections() {
        return connections.get();
    }

    /** Completes when it next {@linkplain Then#HOLD holds} a connection, behind its response. */
    public CompletableFuture<Void> nextHeld() {
        held = new CompletableFuture<>();
        return held;
    }

    /** Sends {@code bytes} on all connections, without a request. */
    public void sayUnasked(String bytes) {
        for (var socket : open) {
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The edge has ended it.
            }
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "scripted-origin");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (var request = read(in); request != null; request = read(in)) {
                asked.computeIfAbsent(request.target(), target -> new AtomicInteger())
                        .incrementAndGet();
                var reply = script.apply(request);
                socket.getOutputStream().write(reply.bytes().getBytes(StandardCharsets.ISO_8859_1));
                if (!goesOn(socket, in, reply.then())) {
                    return;
                }
            }
        } catch (IOException e) {
            // The edge has ended it.
        } finally {
            open.remove(socket);
        }
    }

    private boolean goesOn(Socket socket, InputStream in, Then then) throws IOException {
        switch (then) {
            case KEEP -> {
                return true;
            }
            case HOLD -> {
                held.complete(null);
                in.transferTo(OutputStream.nullOutputStream());
            }
            case RESET -> socket.setSoLinger(true, 0);
            case CLOSE -> {}
        }
        return false;
    }

    /** Null at the end of the connection. */
    private static Asked read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        var words = head.substring(0, head.indexOf("\r\n")).split(" ");
        in.skipNBytes(Long.parseLong(field(head, "content-length", "0")));
        return new Asked(words[0], words[1], field(head, "host", ""), head.toString());
    }

    private static String field(CharSequence head, String name, String otherwise) {
        return head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElse(otherwise);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
