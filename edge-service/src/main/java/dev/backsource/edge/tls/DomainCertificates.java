package dev.backsource.edge.tls;

import dev.backsource.edge.EdgeSettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The domains' certificates from the configured folder, which is checked for changes periodically. */
public final class DomainCertificates {
    private static final Logger LOG = Logger.getLogger(DomainCertificates.class);

    private final Vertx vertx;
    private final Optional<CertificateFolder> folder;
    private final Duration check;
    private final MeterRegistry registry;
    private volatile @Nullable ServerKeys served;

    public DomainCertificates(Vertx vertx, EdgeSettings settings, MeterRegistry registry) {
        this.vertx = vertx;
        this.registry = registry;
        folder = settings.https().certificates().map(CertificateFolder::new);
        check = settings.https().certificatesCheck();
    }

    /** The key options of a listener. Clients that no certificate matches get {@code defaults}. */
    public KeyCertOptions before(KeyCertOptions defaults) {
        var keys = new ServerKeys(DefaultKeys.of(defaults, vertx));
        served = keys;
        folder.ifPresent(present -> watch(present, keys));
        return KeyCertOptions.wrap(keys);
    }

    /**
     * Whether a client that indicated {@code serverName} may request {@code host} on the same connection: the
     * certificate of the handshake has to be valid for both. Both are in lower case.
     */
    public boolean areForBoth(String serverName, String host) {
        var keys = served;
        return keys != null && keys.isForBoth(serverName, host);
    }

    private void watch(CertificateFolder present, ServerKeys keys) {
        measure(present, keys);
        look(present, keys);
        vertx.setPeriodic(
                check.toMillis(),
                timer -> vertx.executeBlocking(() -> {
                    look(present, keys);
                    return null;
                }));
    }

    private static synchronized void look(CertificateFolder present, ServerKeys keys) {
        var changes = present.changes();
        if (changes != null) {
            keys.serve(new CertificateTable(changes));
            LOG.infof("certificates loaded: %d", changes.size());
        }
    }

    private void measure(CertificateFolder present, ServerKeys keys) {
        Gauge.builder(
                        "backsource.edge.certificates",
                        keys,
                        served -> served.table().size())
                .description("Domain certificates")
                .register(registry);
        Gauge.builder("backsource.edge.certificates.expiry", keys, DomainCertificates::secondsLeft)
                .description("Time until the first domain certificate expires; negative once expired")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("backsource.edge.certificates.failures", present, CertificateFolder::failures)
                .description("Unusable domain certificates")
                .register(registry);
    }

    private static double secondsLeft(ServerKeys keys) {
        return keys.table()
                .soonestEnd()
                .map(end -> (double) Duration.between(Instant.now(), end).toSeconds())
                .orElse(Double.NaN);
    }
}
