package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.jvm.JvmView;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Version;
import dev.backsource.infrastructure.FreePorts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged edge with one event loop, as production would run it on one core. */
public final class Edge implements AutoCloseable {
    private final String name;
    private final String version;
    private final PinnedProcess process;
    private final int httpPort;
    private final int httpsPort;

    private final int managementPort;

    private Edge(EdgeSetup setup, PinnedProcess process, int httpPort, int httpsPort, int managementPort) {
        this.name = setup.name();
        this.version = "Backsource at "
                + Version.of("git", "-C", setup.checkout().toString(), "describe", "--always", "--dirty");
        this.process = process;
        this.managementPort = managementPort;
        this.httpPort = httpPort;
        this.httpsPort = httpsPort;
    }

    /** Starts it and waits until it has read all routes. */
    static Edge start(Path folder, String bootstrapServers, Certificate certificate, EdgeSetup setup) {
        var ports = FreePorts.next(3);
        var settings = new HashMap<>(settings(bootstrapServers, certificate));
        settings.put("backsource.edge.http.port", Integer.toString(ports.get(0)));
        settings.put("backsource.edge.https.port", Integer.toString(ports.get(1)));
        settings.putAll(setup.settings());
        var process = Checkout.startService(
                setup.checkout(),
                "edge-service",
                Cores.PROXY,
                folder.resolve(setup.name() + ".log"),
                ports.get(2),
                setup.jvmOptions(),
                settings);
        return new Edge(setup, process, ports.get(0), ports.get(1), ports.get(2));
    }

    /** The edge as a peer without TLS. */
    public Peer plain() {
        return new Peer(name, version, process, httpPort, httpPort, true);
    }

    /** The edge as a peer over TLS 1.3. */
    public Peer tls() {
        return new Peer(name, version, process, httpsPort, httpPort, true);
    }

    /** The port of its metrics. */
    public int managementPort() {
        return managementPort;
    }

    /** Alone on its core. */
    public PinnedProcess process() {
        return process;
    }

    /** A look into its JVM; the caller closes it. */
    public JvmView jvm() {
        return JvmView.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }

    private static Map<String, String> settings(String bootstrapServers, Certificate certificate) {
        return Map.of(
                "kafka.bootstrap.servers", bootstrapServers,
                "backsource.edge.id", "edge-benchmark",
                "backsource.edge.host", "127.0.0.1",
                "backsource.edge.event-loops", "1",
                "backsource.origin-access.allowed-ranges", "127.0.0.0/8",
                "quarkus.tls.edge.protocols", "TLSv1.3",
                "quarkus.tls.edge.key-store.pem.edge.cert", certificate.chain().toString(),
                "quarkus.tls.edge.key-store.pem.edge.key", certificate.key().toString());
    }
}
