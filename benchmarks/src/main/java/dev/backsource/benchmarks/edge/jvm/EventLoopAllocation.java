package dev.backsource.benchmarks.edge.jvm;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import javax.management.MBeanServerConnection;

/** A count of the allocation of a JVM's event loops, exact and at no cost to them: each thread counts for itself. */
public final class EventLoopAllocation {
    private static final String EVENT_LOOP = "vert.x-eventloop-thread-";

    private final ThreadMXBean threads;

    private EventLoopAllocation(ThreadMXBean threads) {
        this.threads = threads;
    }

    static EventLoopAllocation of(MBeanServerConnection server) {
        try {
            return new EventLoopAllocation(ManagementFactory.newPlatformMXBeanProxy(
                    server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Bytes allocated so far by all event loops, also those that serve no clients.
     *
     * @throws IllegalStateException when there is no event loop
     */
    public long bytes() {
        var loops = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith(EVENT_LOOP))
                .mapToLong(thread -> thread.getThreadId())
                .toArray();
        if (loops.length == 0) {
            throw new IllegalStateException("no thread is called " + EVENT_LOOP + "*");
        }
        return Arrays.stream(threads.getThreadAllocatedBytes(loops)).sum();
    }
}
