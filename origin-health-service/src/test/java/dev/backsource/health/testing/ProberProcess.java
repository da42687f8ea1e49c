package dev.backsource.health.testing;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.service.PackagedService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged service in a process of its own, with short intervals. */
public final class ProberProcess {
    private ProberProcess() {}

    /** Starts the service and waits until it is ready; see {@link #launch}. */
    public static PackagedService start(String name, String bootstrapServers, StandardTestPorts ports) {
        return launch(name, bootstrapServers, ports, Map.of()).awaitReady();
    }

    /**
     * Starts the service and returns at once.
     *
     * @param name of its log below {@code target}
     * @param settings in addition to those of every test
     */
    public static PackagedService launch(
            String name, String bootstrapServers, StandardTestPorts ports, Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("kafka.bootstrap.servers", bootstrapServers);
        // A consumer that is closed, or asked for its topic's end, waits for its last fetch: half a second by default.
        all.put("kafka.fetch.max.wait.ms", "100");
        all.put("backsource.kafka-check-interval", "500ms");
        all.put("backsource.probe.interval", "400ms");
        all.put("backsource.probe.timeout", "1s");
        all.put("backsource.probe.heartbeat", "300ms");
        all.put("backsource.probe.id", "prober-1");
        // Where the test origins are; the rest of the loopback network stays prohibited.
        all.put("backsource.origin-access.allowed-ranges", "127.0.3.0/24");
        all.put("mp.messaging.incoming.policy-changes.session.timeout.ms", "6000");
        all.put("mp.messaging.incoming.policy-changes.heartbeat.interval.ms", "500");
        all.put("backsource.standard-ports.http", Integer.toString(ports.http()));
        all.put("backsource.standard-ports.https", Integer.toString(ports.https()));
        all.putAll(settings);
        return PackagedService.launch(Path.of(""), Path.of("target", name + ".log"), FreePorts.next(), all);
    }
}
