package dev.backsource.cli.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A stream that is closed under its reader once nothing has come of it for a time, or at an end that is set. */
final class TimeoutStream extends FilterInputStream {
    private final long silence;
    private final long end;
    private volatile long lastRead = System.nanoTime();
    private volatile boolean closed;

    /**
     * @param silence how long nothing may come
     * @param end by {@link System#nanoTime}
     */
    TimeoutStream(InputStream stream, Duration silence, long end) {
        super(stream);
        this.silence = silence.toNanos();
        this.end = end;
        var watch = new Thread(this::watch, "stream-watch");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        lastRead = System.nanoTime();
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        lastRead = System.nanoTime();
        return read;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    private void watch() {
        while (!closed) {
            var now = System.nanoTime();
            var left = Math.min(end - now, lastRead + silence - now);
            if (left <= 0) {
                closeQuietly();
                return;
            }
            LockSupport.parkNanos(Math.min(left, Duration.ofSeconds(1).toNanos()));
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // Its reader gets the failure.
            closed = true;
        }
    }
}
