package dev.backsource.edge.recovery;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.KafkaEdge;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of an edge with a defect: soon after it serves a certain revision of a certain domain, the JVM ends, without another word. The arguments
 * are Kafka's servers, the domain, the revision, and then settings.
 */
final class PoisonedEdge {
    private static final long EVERY_NANOS = 1_000_000;

    private PoisonedEdge() {}

    public static void main(String[] arguments) {
        var settings = new HashMap<String, String>();
        for (var i = 3; i < arguments.length; i += 2) {
            settings.put(arguments[i], arguments[i + 1]);
        }
        var domain = arguments[1];
        var revision = Long.parseLong(arguments[2]);
        try (var edge = BuiltEdge.startOn(arguments[0], Map.copyOf(settings))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> edge.edge().drain()));
            endAt(edge, domain, revision);
        }
    }

    private static void endAt(KafkaEdge edge, String domain, long revision) {
        while (true) {
            var route = edge.table().find(domain);
            if (route != null && route.revision() == revision) {
                Runtime.getRuntime().halt(1);
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }
}
