package dev.backsource.benchmarks.edge.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A way to take more of an edge than a client is due. Each tries as hard as one thread can. */
public enum Hostility {
    /** Ask for large objects, each for another, and read nothing. */
    SLOW_READERS(1_000) {
        @Override
        String bytes(long number) {
            return get("/huge/" + number, "");
        }
    },
    /** Ask for the same object in two ranges, many times over, and read nothing. */
    RANGES(200) {
        @Override
        String bytes(long number) {
            return get("/huge/ranges", "Range: bytes=0-4999999,5000001-9999999\r\n")
                    .repeat(64);
        }
    },
    /** Ask for thousands of hits at once and read nothing. */
    PIPELINED_HITS(50) {
        @Override
        String bytes(long number) {
            return get("/large/pipelined", "").repeat(2_000);
        }
    },
    /** Begin a large header section and never end it. */
    SLOW_WRITERS(1_000) {
        @Override
        String bytes(long number) {
            return "GET /slow HTTP/1.1\r\nHost: " + WrkScript.HOST + "\r\nX-A: " + "a".repeat(30_000);
        }
    },
    /** Ask for nothing but new URLs, as long as they may be. */
    MANY_KEYS(200) {
        @Override
        String bytes(long number) {
            return get("/cached/" + "k".repeat(14_000) + number, "");
        }
    },
    /** Connect and ask for nothing. */
    CONNECTIONS(2_000) {
        @Override
        String bytes(long number) {
            return "";
        }
    };

    private static final int SMALL_BUFFER = 4096;

    private final int connections;

    Hostility(int connections) {
        this.connections = connections;
    }

    /** What a connection sends. */
    abstract String bytes(long number);

    /**
     * Goes on for {@code time} against {@code port}: opens connections, and when there are as many as it wants, new ones for
     * the oldest.
     *
     * @return how many connections it made
     */
    public long run(int port, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var open = new ArrayDeque<Socket>();
        var made = 0L;
        while (System.nanoTime() < end) {
            if (open.size() == connections) {
                close(open.poll());
            }
            var socket = connect(port, made);
            if (socket != null) {
                made++;
                open.add(socket);
            }
        }
        open.forEach(Hostility::close);
        return made;
    }

    private @Nullable Socket connect(int port, long number) {
        var socket = new Socket();
        try {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            // More than the other side takes at once would hold this thread up.
            socket.setSendBufferSize(1 << 20);
            socket.getOutputStream().write(bytes(number).getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            close(socket);
            return null;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for this side all the same.
        }
    }

    private static String get(String path, String rest) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + WrkScript.HOST + "\r\n" + rest + "\r\n";
    }
}
