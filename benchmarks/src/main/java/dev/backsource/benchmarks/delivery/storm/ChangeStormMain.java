package dev.backsource.benchmarks.delivery.storm;

import dev.backsource.benchmarks.edge.peer.PublishedDomains;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Changes many domains in turn, at a steady rate, written to the topic as the relay writes them, until the process ends.
 * Arguments: bootstrap servers, port of the origin, number of domains, changes a second. A process that was stopped for a
 * while doesn't make up for it.
 */
public final class ChangeStormMain {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private ChangeStormMain() {}

    public static void main(String[] args) {
        var originPort = Integer.parseInt(args[1]);
        var domains = Long.parseLong(args[2]);
        var perTick = Integer.parseInt(args[3]) * TICK_NANOS / TimeUnit.SECONDS.toNanos(1);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", args[0], "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var due = System.nanoTime();
            for (var written = 0L; ; ) {
                for (var i = 0; i < perTick; i++, written++) {
                    var host = "www" + written % domains + ".example.com";
                    producer.send(PublishedDomains.change(host, originPort, 2 + written / domains));
                }
                due = Math.max(due + TICK_NANOS, System.nanoTime() - TICK_NANOS * 20);
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }
}
