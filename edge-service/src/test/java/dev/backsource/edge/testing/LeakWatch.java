package dev.backsource.edge.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Listens for the leaks of buffers that Netty reports, and fails the test class during which it does. The tests run at
 * the level {@code paranoid}, at which Netty watches every buffer; it reports what the collector found at the next
 * allocation, so perhaps a class later. Registered for all tests.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> LEAKS = new CopyOnWriteArrayList<>();
    /** Held, since a logger that nobody holds loses its handlers. */
    private static final Logger NETTY = Logger.getLogger("io.netty.util.ResourceLeakDetector");

    static {
        NETTY.addHandler(new Recorder());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Loaded is all that it has to be.
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getSimpleName().endsWith("IT")) {
            System.gc();
        }
        var leaks = take();
        if (!leaks.isEmpty()) {
            throw new AssertionError("buffers leaked:\n" + String.join("\n", leaks));
        }
    }

    /** The reports since the last time. */
    public static List<String> take() {
        var taken = List.copyOf(LEAKS);
        LEAKS.removeAll(taken);
        return taken;
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
