package dev.backsource.config.testing;

import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.testing.config.SampleReports;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.names.NameServer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the packaged service in a process of its own, for all tests that need nothing else, on a broker and a database of its own.
 * When it was started, {@value #EDGES} edges had reported, its OpenID provider was away, and the encryption key of secrets had been {@linkplain
 * ReplacedSealKey replaced}. Teams prove names, by a name server that knows none. Mass changes take a confirmation. The instance doesn't outlive this JVM.
 */
public final class LoneInstance {
    public static final int EDGES = 3_000;

    private static @Nullable LoneInstance started;

    private final Infrastructure infrastructure = new Infrastructure();
    private final String provider = "127.0.0.1:" + FreePorts.next();
    private final int aliyunPort = FreePorts.next();
    private final ServiceProcess service;
    private final int edgesWhenReady;

    private LoneInstance() {
        var settings = new HashMap<>(infrastructure.start());
        Infrastructure.fetchIdly(settings);
        settings.put("backsource.kafka-check-interval", "500ms");
        settings.put("backsource.config.silence.events", "3s");
        settings.put("backsource.config.silence.round", "500ms");
        settings.put("backsource.access.oidc.issuer", "http://" + provider);
        settings.put("backsource.access.oidc.client-id", "backsource");
        settings.put("backsource.access.oidc.audience", "backsource-api");
        settings.put("backsource.access.domain-proof", "required");
        settings.put(Infrastructure.MASS_CHANGES, "required");
        settings.put("backsource.access.domain-proof-resolver", new NameServer().address());
        settings.put("backsource.config.aliyun.port", Integer.toString(aliyunPort));
        settings.putAll(ReplacedSealKey.settings(TestFolder.create("seal-keys-")));
        ReplacedSealKey.prepare(infrastructure.database());
        report();
        service = ServiceProcess.launch("lone-" + ProcessHandle.current().pid(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "lone-instance-stop"));
        service.awaitReady();
        edgesWhenReady =
                service.client().get("/api/v1/edges").json().path("items").size();
    }

    /** Once it says that it is ready. */
    public static synchronized LoneInstance ready() {
        var lone = started;
        if (lone == null) {
            lone = new LoneInstance();
            started = lone;
        }
        return lone;
    }

    public ServiceProcess service() {
        return service;
    }

    public Infrastructure infrastructure() {
        return infrastructure;
    }

    /** The port of Alibaba Cloud CDN's API. */
    public int aliyunPort() {
        return aliyunPort;
    }

    /** How many edges it knew as soon as it was ready. */
    public int edgesWhenReady() {
        return edgesWhenReady;
    }

    /** Host and port at which nobody listens. */
    public String provider() {
        return provider;
    }

    private void report() {
        try (var edges = new EventWriter(infrastructure.broker().bootstrapServers())) {
            edges.writeReports(
                    IntStream.range(0, EDGES).mapToObj(LoneInstance::report).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static EdgeStatus report(int edge) {
        return SampleReports.ofChanges("edge-" + edge, Instant.EPOCH, Instant.now(), Map.of(), List.of());
    }
}
