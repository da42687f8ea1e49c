package dev.backsource.testing.infrastructure;

import dev.backsource.infrastructure.EmbeddedBroker;
import java.util.function.Supplier;

/** A broker of a test's own. */
public final class TestBroker {
    private TestBroker() {}

    /** Starts a broker on free ports, in a new folder, and waits until it answers. The caller closes it. */
    public static EmbeddedBroker start() {
        return withOwnClassLoader(() -> EmbeddedBroker.startOnFreePorts(TestFolder.create("kafka-")));
    }

    /**
     * Does {@code work} with the class loader of this class. Kafka's clients load their parts by the thread's, which before
     * a test of Quarkus may be that of the last test's application.
     */
    public static <T> T withOwnClassLoader(Supplier<T> work) {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(TestBroker.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
