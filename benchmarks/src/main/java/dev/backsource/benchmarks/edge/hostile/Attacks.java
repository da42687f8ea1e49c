package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.PublishedDomains;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All attacks, each as strong as one client can make it without a machine of its own. */
public final class Attacks {
    /** The object that several attacks request, which has to be stored before. */
    public static final String STORED = Origin.HUGE + "stored";

    private static final String TWO_RANGES = "Range: bytes=0-4999999,5000001-9999999\r\n";
    private static final String MANY_RANGES = "Range: bytes="
            + IntStream.range(0, 1_000).mapToObj(i -> 2 * i + "-" + 2 * i).collect(Collectors.joining(","))
            + "\r\n";
    private static final int MANY = 1_000;
    private static final int STREAMS = 120;
    private static final int NO_WINDOW = 0;
    private static final int WINDOW = 65_535;

    private static final AtomicLong NUMBER = new AtomicLong();

    private Attacks() {}

    /** All attacks. The first does nothing, to measure other clients without an attack. */
    public static List<Attack> all() {
        return List.of(
                Attack.plain("none", 0, counts -> new SlowReader(counts, "", 0, false)),
                // Responses that aren't read.
                Attack.plain("slow readers", MANY, counts -> new SlowReader(counts, huge(), 1, false))
                        .renewedAfter(15),
                Attack.plain("sipping readers", MANY, counts -> new SlowReader(counts, huge(), 1, true)),
                held("slow readers, HTTP/2", NO_WINDOW, () -> Heads.get(Origin.HUGE + next())),
                held("slow readers of hits, HTTP/2", NO_WINDOW, () -> Heads.get(STORED)),
                asking("event streams", MANY, () -> get(PublishedDomains.STREAMING_HOST, "/events/" + next(), "")),
                held(
                                "event streams, HTTP/2",
                                WINDOW,
                                () -> Heads.of("GET", PublishedDomains.STREAMING_HOST, "/events/" + next()))
                        .of(PublishedDomains.STREAMING_HOST),
                Attack.plain("pipelined hits", 50, counts -> new SlowReader(counts, pipelined(), 2_000, false))
                        .renewedAfter(15),
                Attack.plain("ranges", 200, counts -> new SlowReader(counts, ranges(), 64, false))
                        .renewedAfter(15),
                held(
                        "ranges, HTTP/2",
                        NO_WINDOW,
                        () -> Heads.get(STORED).set("range", "bytes=0-4999999,5000001-9999999")),
                asking("many ranges", 50, () -> get(STORED, MANY_RANGES)),
                // Requests that don't end.
                Attack.plain("slow heads", MANY, counts -> new SequentialRequests(counts, Attacks::endlessHead, "a")),
                Attack.plain("slow uploads", MANY, counts -> new SequentialRequests(counts, Attacks::upload, "x")),
                Attack.secure(
                                "slow uploads, HTTP/2",
                                10,
                                counts -> new HeldStreams(
                                        counts,
                                        WINDOW,
                                        () -> Heads.of("POST", PublishedDomains.STREAMING_HOST, "/upload/" + next()),
                                        STREAMS,
                                        true))
                        .of(PublishedDomains.STREAMING_HOST),
                Attack.secure("endless headers, HTTP/2", 20, EndlessHeaders::new)
                        .every(10),
                // More of everything.
                asking("many keys", 50, () -> get(Origin.CACHED + "k".repeat(7_000) + next(), "")),
                asking("many hosts", 50, () -> get("www" + next() + ".example.org", "/", "")),
                asking(
                        "many hosts of a wildcard",
                        50,
                        () -> get("www" + next() + PublishedDomains.WILDCARD, Origin.CACHED, "")),
                asking("many variants", 50, () -> get(Origin.VARIED, "X-Variant: " + next() + "\r\n")),
                asking("large heads", 50, () -> get(Origin.CACHED + "visited", "X-A: " + "a".repeat(30_000) + "\r\n")),
                Attack.secure(
                        "large heads, HTTP/2",
                        10,
                        counts -> new HeldStreams(
                                counts,
                                WINDOW,
                                () -> Heads.get(Origin.CACHED + "visited").set("x-a", "a".repeat(30_000)),
                                STREAMS,
                                false)),
                Attack.plain("many connections", 8_000, counts -> new SequentialRequests(counts, () -> "", "")),
                Attack.secure(
                        "many connections, HTTP/2",
                        4_000,
                        counts -> new HeldStreams(counts, WINDOW, () -> Heads.get("/"), 0, false)),
                Attack.plain(
                                "handshakes that don't begin",
                                4_000,
                                counts -> new SequentialRequests(counts, () -> "\u0016\u0003\u0001\u0002", "\u0000"))
                        .unshaken(),
                Attack.secure("handshakes", 50, ConnectAndClose::new),
                // Frames.
                Attack.secure(
                                "resets, HTTP/2",
                                10,
                                counts -> new ResetStreams(counts, () -> Heads.get(Origin.CACHED + next())))
                        .every(10),
                held("malformed requests, HTTP/2", WINDOW, () -> Heads.get("no-path")),
                Attack.secure("pings, HTTP/2", 20, UnreadPings::new).every(10).renewedAfter(15),
                Attack.secure("unread heads, HTTP/2", 20, counts -> new UnreadHeads(counts, STORED))
                        .every(10)
                        .renewedAfter(15));
    }

    private static Attack asking(String name, int connections, Supplier<String> requests) {
        return Attack.plain(name, connections, counts -> new SequentialRequests(counts, requests, ""));
    }

    private static Attack held(String name, int window, Supplier<Http2Headers> heads) {
        return Attack.secure(name, 10, counts -> new HeldStreams(counts, window, heads, STREAMS, false));
    }

    private static String huge() {
        return get(Origin.HUGE + next(), "");
    }

    private static String pipelined() {
        return get(Origin.LARGE + "pipelined", "").repeat(2_000);
    }

    private static String ranges() {
        return get(STORED, TWO_RANGES).repeat(64);
    }

    private static String upload() {
        return "POST /upload/" + next() + " HTTP/1.1\r\nHost: " + PublishedDomains.STREAMING_HOST
                + "\r\nContent-Length: 1000000\r\n\r\n";
    }

    private static String endlessHead() {
        return "GET /slow HTTP/1.1\r\nHost: " + Heads.HOST + "\r\nX-A: " + "a".repeat(30_000);
    }

    private static String get(String path, String fields) {
        return get(Heads.HOST, path, fields);
    }

    private static String get(String host, String path, String fields) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n";
    }

    private static long next() {
        return NUMBER.incrementAndGet();
    }
}
