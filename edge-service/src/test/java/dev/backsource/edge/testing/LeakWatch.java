package dev.backsource.edge.testing;

import io.netty.buffer.PooledByteBufAllocator;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Listens for Netty's reports of leaked buffers, and fails the test class that runs at the time. The tests run at the level {@code paranoid}, at
 * which Netty watches every buffer; it reports the garbage collector's findings at the next allocation, so the watch triggers both, after every
 * {@value #CLASSES} classes, since a collection of the whole heap takes longer than most classes, and after the last. The collector's findings are
 * processed one by one, ours perhaps before Netty's, and after a second collection all of the first are. So a leak may be reported for a later class
 * than its own; the report lists the classes that ran since the last collection but one. Registered for all tests.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
    private static final int CLASSES = 10;
    private static final long LONGEST_COLLECTION_MILLIS = 60_000;
    /** The classes since the last collection. */
    private static final List<String> SINCE = new ArrayList<>();
    /** The classes between the last collection and the one before it. */
    private static List<String> earlier = List.of();

    private static final List<String> LEAKS = new CopyOnWriteArrayList<>();
    /** A strong reference, since an unreferenced logger loses its handlers. */
    private static final Logger NETTY = Logger.getLogger("io.netty.util.ResourceLeakDetector");

    static {
        NETTY.addHandler(new Recorder());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(LeakWatch.class, type -> (AutoCloseable) () -> {
            collect();
            check();
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        synchronized (SINCE) {
            SINCE.add(context.getRequiredTestClass().getSimpleName());
            if (SINCE.size() >= CLASSES) {
                check();
            }
        }
    }

    /** Fails if a buffer of the classes so far was leaked. */
    static void check() {
        collect();
        PooledByteBufAllocator.DEFAULT.directBuffer().release();
        var leaks = take();
        if (!leaks.isEmpty()) {
            throw new AssertionError(
                    "buffers leaked, in one of " + earlier + " or " + SINCE + ":\n" + String.join("\n", leaks));
        }
        synchronized (SINCE) {
            earlier = List.copyOf(SINCE);
            SINCE.clear();
        }
    }

    /** The reports since the last time. */
    public static List<String> take() {
        var taken = List.copyOf(LEAKS);
        LEAKS.removeAll(taken);
        return taken;
    }

    /** Lets the collector find what the class has lost. */
    private static void collect() {
        var found = new ReferenceQueue<>();
        var lost = new WeakReference<>(new Object(), found);
        System.gc();
        try {
            if (found.remove(LONGEST_COLLECTION_MILLIS) != lost) {
                throw new AssertionError("the collector found nothing in " + LONGEST_COLLECTION_MILLIS + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the collector looks for leaks", e);
        }
    }

    /** Takes what Netty reports. */
    private static final class Recorder extends Handler {
        @Override
        public void publish(LogRecord line) {
            var message = String.valueOf(line.getMessage());
            if (message.contains("LEAK")) {
                LEAKS.add(message + " " + java.util.Arrays.toString(line.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
