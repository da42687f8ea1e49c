package dev.backsource.benchmarks.edge.load;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A load of GETs of one path by wrk that pauses and goes on, over the same 64 connections. While it pauses, its server has no requests to respond to. Requests
 * are counted by the bytes that wrk has written, since all requests are alike.
 */
public final class PausedWrk implements AutoCloseable {
    private static final int LONGEST_SECONDS = 3600;
    private static final int CONNECTIONS = 64;
    /** It responds to an interruption within 100 ms and loads its server meanwhile. */
    private static final double MORE_AT_END = 1.5;

    private final PinnedProcess wrk;
    private final Path log;
    private final int requestBytes;

    private PausedWrk(PinnedProcess wrk, Path log, int requestBytes) {
        this.wrk = wrk;
        this.log = log;
        this.requestBytes = requestBytes;
    }

    /** Starts it on {@code port}, with wrk's output in {@code log}. It runs. */
    public static PausedWrk start(int port, String path, Path log) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + WrkScript.HOST + "\r\n\r\n";
        return new PausedWrk(
                PinnedProcess.start(Cores.LOAD_AND_ORIGIN, log, Wrk.get(path).command(port, LONGEST_SECONDS)),
                log,
                request.length());
    }

    public void pause() {
        wrk.rest();
    }

    public void goOn() {
        wrk.goOn();
    }

    /** The number of requests so far. */
    public long requests() {
        return wrk.writtenBytes() / requestBytes;
    }

    /**
     * Ends it. It must pause.
     *
     * @throws IllegalStateException when a request failed, or {@link #requests} isn't the number of wrk's own
     */
    public void end() throws InterruptedException {
        var counted = requests();
        wrk.goOn();
        wrk.interrupt();
        var own = WrkOutput.parse(read()).requests();
        if (own < counted - CONNECTIONS || own > MORE_AT_END * counted) {
            throw new IllegalStateException("%d requests were counted, wrk has %d".formatted(counted, own));
        }
    }

    private String read() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        wrk.close();
    }
}
