package dev.backsource.edge.testing;

import dev.backsource.deployment.OriginAccessSettings;
import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.deployment.TrustedKeySettings;
import dev.backsource.deployment.tracing.TracingSettings;
import dev.backsource.edge.EdgeConfiguration;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.HttpsSettings.Engine;
import dev.backsource.edge.assembly.Edge;
import dev.backsource.edge.assembly.EdgePlatform;
import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.Rejections;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.topics.EdgeTopics;
import dev.backsource.edge.transport.origin.OriginNetwork;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.testing.certificates.TestCertificate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.net.KeyCertOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An edge created by its constructor, in a few milliseconds: the same as the application's, with a clock that tests turn. One JVM runs as many as
 * tests need.
 */
public abstract class BuiltEdge extends EdgeUnderTest {
    /** The value of {@code Strict-Transport-Security} for an edge with the JDK's engine. */
    public static final String STRICT_TRANSPORT = "max-age=31536000";

    private static final KeyCertOptions CERTIFICATE = ServerIdentity.of(TestCertificate.of("backsource-edge"));
    /** Unsigned records are trusted. */
    static final TrustedKeySettings NO_KEYS = Optional::empty;

    private static final Shared IMPATIENT = new Shared(TestSettings::impatient);
    private static final Shared PATIENT = new Shared(TestSettings::patient);
    private static final Shared BY_JDK = new Shared(TestSettings::byJdk);
    private static final Shared NARROW = new Shared(TestSettings::narrow);

    private final EdgeSettings settings;
    private final int nameServerPort = FreePorts.next();
    private final Vertx own;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ManualClock clock = new ManualClock();
    private final TimeOfDay timeOfDay = new TimeOfDay();
    private final Edge edge;

    BuiltEdge(SmallRyeConfig config, BiFunction<EdgeSettings, MeterRegistry, EdgeTopics> topics) {
        super(config.getConfigMapping(EdgeSettings.class), config.getConfigMapping(StandardPortSettings.class));
        settings = config.getConfigMapping(EdgeSettings.class);
        own = Vertx.vertx(options(nameServerPort));
        edge = Edge.start(
                settings,
                new EdgePlatform(
                        own,
                        meters,
                        meters,
                        clock,
                        timeOfDay,
                        topics.apply(settings, meters),
                        config.getConfigMapping(StandardPortSettings.class).toPorts(),
                        config.getConfigMapping(OriginAccessSettings.class)
                                .toAccessHere(
                                        settings.http().port(), settings.https().port()),
                        OriginNetwork.ACTUAL,
                        NO_KEYS,
                        config.getConfigMapping(TracingSettings.class),
                        EdgeConfiguration.of(config),
                        Optional.of(CERTIFICATE)));
    }

    /** With the settings of {@link TestSettings#impatient()}, for all tests of this JVM. */
    public static GivenEdge impatient() {
        return IMPATIENT.get();
    }

    /** The impatient edge, or one with the JDK's engine, for all tests of this JVM. */
    public static GivenEdge by(Engine engine) {
        return engine == Engine.JDK ? BY_JDK.get() : impatient();
    }

    /** With the settings of {@link TestSettings#patient()}, for all tests of this JVM. */
    public static GivenEdge patient() {
        return PATIENT.get();
    }

    /** With the settings of {@link TestSettings#narrow()}, for all tests of this JVM. */
    public static GivenEdge narrow() {
        return NARROW.get();
    }

    /**
     * An edge for a single test, which closes it.
     *
     * @param settings by their names in the configuration; some of {@link TestSettings}
     * @param others alternating names and values, which override those
     */
    public static GivenEdge start(Map<String, String> settings, String... others) {
        return new GivenEdge(config(settings, others));
    }

    /** Likewise, for an edge that follows the topics of the broker at {@code servers}, whether it runs yet or not. */
    public static KafkaEdge startOn(String servers, Map<String, String> settings, String... others) {
        return new KafkaEdge(servers, config(settings, others));
    }

    private static SmallRyeConfig config(Map<String, String> settings, String... others) {
        var all = new HashMap<>(settings);
        for (var i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(all)
                .withMapping(EdgeSettings.class)
                .withMapping(StandardPortSettings.class)
                .withMapping(OriginAccessSettings.class)
                .withMapping(TracingSettings.class)
                .build();
    }

    /** The options of application.properties, but impatient, and with a name server for tests to start. */
    private static VertxOptions options(int nameServerPort) {
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setAddressResolverOptions(new AddressResolverOptions()
                        .setServers(List.of("127.0.0.1:" + nameServerPort))
                        .setQueryTimeout(10_000)
                        .setMaxQueries(2)
                        .setCacheMinTimeToLive(1)
                        .setCacheMaxTimeToLive(60)
                        .setCacheNegativeTimeToLive(1));
    }

    public EdgeSettings settings() {
        return settings;
    }

    /** The port on which the edge resolves names, once a test has started a {@link TestNameServer} there. */
    public int nameServerPort() {
        return nameServerPort;
    }

    public MeterRegistry meters() {
        return meters;
    }

    /** The clock of the edge's timeouts. */
    public ManualClock clock() {
        return clock;
    }

    /** The clock of exceptions from verification, of records and of reports. */
    public TimeOfDay timeOfDay() {
        return timeOfDay;
    }

    /** The result of {@code wait} while time flies, see {@link ManualClock#fly}. */
    public <T> T flying(Supplier<T> wait) {
        return flyingFrom(CompletableFuture.completedFuture(null), wait);
    }

    /** Likewise, while time flies from the completion of {@code event} on. */
    public <T> T flyingFrom(CompletableFuture<?> event, Supplier<T> wait) {
        try (var ignored = clock.flyFrom(event)) {
            return wait.get();
        }
    }

    public Edge edge() {
        return edge;
    }

    /** The readiness's data about the table and snapshots. */
    public String describe() {
        return edge.readiness().getData().orElseThrow().toString();
    }

    public RoutingTable table() {
        return edge.table();
    }

    public RoutingProgress progress() {
        return edge.progress();
    }

    public Rejections rejections() {
        return edge.rejections();
    }

    public EdgeCache cache() {
        return edge.cache();
    }

    @Override
    public void close() {
        edge.close();
        join(own.close());
        super.close();
    }

    /** Created on first use; ends with the JVM. */
    private static final class Shared {
        private final Supplier<Map<String, String>> settings;
        private @Nullable GivenEdge edge;

        Shared(Supplier<Map<String, String>> settings) {
            this.settings = settings;
        }

        synchronized GivenEdge get() {
            if (edge == null) {
                edge = start(settings.get());
            }
            return edge;
        }
    }
}
