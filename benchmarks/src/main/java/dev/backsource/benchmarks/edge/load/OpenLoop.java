package dev.backsource.benchmarks.edge.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A load at a steady rate, whether responses come or not. A request's time runs from its due time, so that a request
 * that waits for a connection because others are slow counts as slow itself (coordinated omission). For one thread,
 * which it keeps busy.
 */
final class OpenLoop implements AutoCloseable {
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int DIGITS = 3;

    private final Selector selector;
    private final List<Asker> askers = new ArrayList<>();
    private final Deque<Asker> idle = new ArrayDeque<>();
    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(2), DIGITS);

    /** Connects {@code connections} times to {@code server}, to send {@code request} again and again. */
    OpenLoop(InetSocketAddress server, int connections, byte[] request) throws IOException {
        selector = Selector.open();
        for (var i = 0; i < connections; i++) {
            var asker = new Asker(server, request);
            asker.register(selector);
            askers.add(asker);
            idle.add(asker);
        }
    }

    /**
     * Sends {@code perSecond} requests a second for {@code seconds} and waits for the responses.
     *
     * @return the times of all responses, in nanoseconds
     * @throws IOException when a response isn't a 200, is cut short, or hasn't come 10 s after the last request
     */
    Histogram run(int perSecond, int seconds) throws IOException {
        nanos.reset();
        var gap = 1e9 / perSecond;
        var total = (long) perSecond * seconds;
        var start = System.nanoTime();
        var end = start + TimeUnit.SECONDS.toNanos(seconds) + GRACE_NANOS;
        for (long sent = 0, answered = 0; answered < total; ) {
            var now = System.nanoTime();
            while (sent < total && !idle.isEmpty() && start + (long) (sent * gap) <= now) {
                idle.removeFirst().ask(start + (long) (sent * gap));
                sent++;
            }
            answered += readWhatIsThere();
            if (now > end) {
                throw new IOException((total - answered) + " of " + total + " answers have not come");
            }
        }
        return nanos.copy();
    }

    private int readWhatIsThere() throws IOException {
        if (selector.selectNow() == 0) {
            return 0;
        }
        var answered = 0;
        for (SelectionKey key : selector.selectedKeys()) {
            var asker = (Asker) key.attachment();
            if (asker.read()) {
                nanos.recordValue(System.nanoTime() - asker.dueNanos());
                idle.addLast(asker);
                answered++;
            }
        }
        selector.selectedKeys().clear();
        return answered;
    }

    @Override
    public void close() throws IOException {
        for (var asker : askers) {
            asker.close();
        }
        selector.close();
    }
}
