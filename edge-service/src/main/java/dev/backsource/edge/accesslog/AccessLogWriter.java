package dev.backsource.edge.accesslog;

import dev.backsource.edge.http.telemetry.AccessLog;
import dev.backsource.edge.http.telemetry.AccessLogRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * The writer of the access log: writes records on a thread of its own, many at a time. Event loops only add them to a
 * queue. When the queue is full because the disk is slower than the clients, or when writing fails, records are dropped
 * and counted.
 */
final class AccessLogWriter implements AccessLog, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AccessLogWriter.class);
    private static final int QUEUE = 16_384;
    private static final int BATCH = 512;
    private static final long CLOSE_TIMEOUT_MS = 2_000;

    private final LineFormat format;
    private final LogFile file;
    private final BlockingQueue<AccessLogRecord> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder drops = new LongAdder();
    private final Thread thread = new Thread(this::run, "access-log");
    private volatile boolean closing;
    private boolean failing;

    AccessLogWriter(LineFormat format, LogFile file) {
        this.format = format;
        this.file = file;
    }

    AccessLogWriter start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    long drops() {
        return drops.sum();
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public void add(AccessLogRecord entry) {
        if (!queue.offer(entry)) {
            drops.increment();
        }
    }

    private void run() {
        var batch = new ArrayList<AccessLogRecord>(BATCH);
        var lines = new StringBuilder();
        while (!closing || !queue.isEmpty()) {
            take(batch);
            batch.forEach(entry -> format.append(entry, lines));
            write(lines, batch.size());
            batch.clear();
            lines.setLength(0);
        }
    }

    /** Waits at most a second, so that a rotated file is noticed. */
    private void take(List<AccessLogRecord> batch) {
        try {
            var first = queue.poll(1, TimeUnit.SECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException e) {
            // Interrupted by close: writes the rest of the queue.
            queue.drainTo(batch, BATCH);
        }
    }

    private void write(CharSequence lines, int count) {
        try {
            file.follow();
            file.write(lines);
            failing = false;
        } catch (IOException e) {
            drops.add(count);
            if (!failing) {
                LOG.warnf("access log not written, entries dropped: %s", e.toString());
            }
            failing = true;
        }
    }

    /** Writes the rest of the queue, for at most two seconds. */
    @Override
    public void close() throws IOException {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
