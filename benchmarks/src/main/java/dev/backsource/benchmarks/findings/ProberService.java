package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.FreePorts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged prober, which may connect to all of the loopback network. */
final class ProberService {
    /** The settings of a prober for origins of {@link TrustedOrigin}. */
    static Map<String, String> settings(TrustedOrigin origin) {
        return Map.of(
                "backsource.standard-ports.http", Integer.toString(origin.http()),
                "backsource.standard-ports.https", Integer.toString(origin.https()),
                "backsource.probe.origin-ca", origin.root().toString());
    }

    private ProberService() {}

    /** Starts it on {@code cores} and waits until it watches the published domains. */
    static PinnedProcess start(String cores, Path folder, String bootstrapServers, Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("kafka.bootstrap.servers", bootstrapServers);
        all.put("backsource.origin-access.allowed-ranges", "127.0.0.0/8");
        all.put("backsource.probe.id", "prober-benchmark");
        all.putAll(settings);
        return Checkout.startService(
                Checkout.own(),
                "origin-health-service",
                cores,
                folder.resolve("prober.log"),
                FreePorts.next(),
                OwnJvm.options(OwnJvm.SMALL, "benchmarks.prober-options"),
                all);
    }
}
