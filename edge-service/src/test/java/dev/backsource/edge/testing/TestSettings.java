package dev.backsource.edge.testing;

import dev.backsource.infrastructure.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of edges under test, by their names in the configuration. Each call chooses ports of its own. */
public final class TestSettings {
    /** The limit of connections of an impatient edge's client: more than any test needs but that of the limit. */
    public static final int MOST_OF_ONE_ADDRESS = 2_200;
    /** The largest body that a patient edge stores, in bytes. */
    public static final int MAX_OBJECT = 2 * 1024 * 1024;

    /** The limit of concurrent requests of a narrow edge: in total, of an address and for a domain. */
    public static final int REQUESTS = 6;

    public static final int REQUESTS_OF_ADDRESS = 3;
    public static final int REQUESTS_OF_DOMAIN = 4;

    /** The key that the management port requires for routes. */
    static final String MANAGEMENT_KEY = "management-key-of-tests";

    private static final String FULL_DISK = "/dev/full";

    private TestSettings() {}

    /** Ports of the edge and the substitutes for 80 and 443; origins on the loopback network. */
    public static Map<String, String> ports() {
        var ports = FreePorts.next(4);
        return Map.of(
                "backsource.origin-access.allowed-ranges",
                "127.0.0.0/8",
                "backsource.edge.host",
                "127.0.0.1",
                // A process for each edge would take longer than most tests.
                "backsource.edge.taster.enabled",
                "false",
                // A consumer that is closed, or asked for its topics' end, waits for its last fetch.
                "backsource.edge.fetch-wait",
                "100ms",
                "backsource.edge.http.port",
                Integer.toString(ports.get(0)),
                "backsource.edge.https.port",
                Integer.toString(ports.get(1)),
                "backsource.standard-ports.http",
                Integer.toString(ports.get(2)),
                "backsource.standard-ports.https",
                Integer.toString(ports.get(3)));
    }

    /**
     * Settings of an edge with timeouts of a few seconds at most. Free ports replace 80 and 443; origins share them on the many addresses of the
     * loopback network. One certificate, for {@code verified.example.test}, is among the roots.
     */
    public static Map<String, String> impatient() {
        var settings = new HashMap<>(ports());
        settings.put(
                "backsource.edge.origin-ca",
                OriginCertificate.FILES.certificate().toString());
        settings.put("backsource.edge.disclose-origins", "true");
        settings.put("backsource.edge.client.idle-timeout", "3s");
        settings.put("backsource.edge.client.body-timeout", "2s");
        settings.put("backsource.edge.client.trusted-proxies", "127.0.0.9");
        settings.put("backsource.edge.client.max-connections-per-address", Integer.toString(MOST_OF_ONE_ADDRESS));
        // More than any test needs; a narrow edge has few.
        settings.put("backsource.edge.client.max-requests", "20000");
        settings.put("backsource.edge.client.max-requests-per-address", "10000");
        settings.put("backsource.edge.client.max-requests-per-domain", "10000");
        settings.put(
                "backsource.edge.https.certificates",
                CertificatesFolder.create().toString());
        settings.put("backsource.edge.https.certificates-check", "100ms");
        settings.put("backsource.edge.management-key", MANAGEMENT_KEY);
        settings.put("backsource.edge.drain-timeout", "1s");
        settings.put("backsource.edge.figures.interval", "1s");
        settings.put("backsource.edge.origin.connect-timeout", "4s");
        settings.put("backsource.edge.origin.first-byte-timeout", "2s");
        settings.put("backsource.edge.origin.idle-timeout", "1s");
        settings.put("backsource.edge.origin.tunnel-idle-timeout", "5s");
        return settings;
    }

    /** Settings of an edge with long timeouts, so that a busy machine breaks no test, and a small cache, so that tests can fill it. */
    public static Map<String, String> patient() {
        var settings = impatient();
        settings.put("backsource.edge.disclose-origins", "false");
        settings.put("backsource.edge.client.idle-timeout", "60s");
        settings.put("backsource.edge.client.body-timeout", "60s");
        settings.put("backsource.edge.client.min-rate", "0");
        settings.put("backsource.edge.client.max-connections-per-address", "10000");
        settings.put("backsource.edge.origin.connect-timeout", "20s");
        settings.put("backsource.edge.origin.first-byte-timeout", "60s");
        settings.put("backsource.edge.origin.idle-timeout", "60s");
        settings.put("backsource.edge.event-loops", "2");
        settings.put("backsource.edge.cache.max-bytes", "64M");
        settings.put("backsource.edge.cache.max-object-size", Integer.toString(MAX_OBJECT));
        return settings;
    }

    /** Settings of an impatient edge with the JDK's engine, which sends {@code Strict-Transport-Security}. */
    static Map<String, String> byJdk() {
        var settings = impatient();
        settings.put("backsource.edge.https.engine", "jdk");
        settings.put("backsource.edge.https.strict-transport-security", BuiltEdge.STRICT_TRANSPORT);
        return settings;
    }

    /** Settings of a patient edge with a low limit of requests, and with a full disk where the platform has such a device. */
    public static Map<String, String> narrow() {
        var settings = patient();
        settings.put("backsource.edge.client.max-requests", Integer.toString(REQUESTS));
        settings.put("backsource.edge.client.max-requests-per-address", Integer.toString(REQUESTS_OF_ADDRESS));
        settings.put("backsource.edge.client.max-requests-per-domain", Integer.toString(REQUESTS_OF_DOMAIN));
        if (Files.exists(Path.of(FULL_DISK))) {
            settings.put("backsource.edge.access-log", "json");
            settings.put("backsource.edge.access-log.file", FULL_DISK);
        }
        return settings;
    }
}
