package dev.backsource.config.testing;

import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.infrastructure.TestFolder;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A service with short time-outs, few slots and low limits: it waits 4 s for the database and 3 s for a request, takes few connections of one
 * address, has an event stream with a small window, prunes keys all the time and repairs at once. What weakens a domain takes a second person.
 * People sign in by passwords, or at the {@link TestProvider} of all its tests. The service has HTTPS of its own, and a trusted gateway on this
 * machine; its clock and its ticker are the test's. Receivers of alerts may be on this machine. A {@link TestCollector} gets its spans.
 */
public final class QuickService implements QuarkusTestProfile {
    /** Of the event stream. */
    public static final int MAX_SUBSCRIBERS = 20;

    /** Of one caller. */
    public static final int MAX_SUBSCRIBERS_OF_CALLER = 4;

    /** Of each address. */
    public static final int MAX_CONNECTIONS = 200;

    /** The burst of requests of a caller, and of a stranger's address; one a second is sustained. */
    public static final int BURST = 100;

    public static final String CERTIFICATE = "quarkus.http.ssl.certificate.files";

    private static final TestCertificate MADE = TestCertificate.of("localhost", "127.0.0.1");
    private static final Path FOLDER = TestFolder.create("https-");

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SettableClock.class, SettableTicker.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(Map.of(
                "backsource.events.window-size", "512K",
                "backsource.events.max-catch-ups", "2",
                "backsource.events.max-subscribers", Integer.toString(MAX_SUBSCRIBERS),
                "backsource.config.idempotency-keys-pruned-every", "100ms",
                "backsource.reconciliation.repair", "at-once",
                "backsource.access.consent", "required",
                "backsource.notification.plain-http", "true",
                "backsource.notification.runbooks-url", "https://docs.example.net/runbooks",
                "backsource.origin-access.allowed-ranges",
                        "192.0.2.0/24,198.51.100.0/24,203.0.113.0/24,2001:db8::/32,127.0.0.1/32"));
        settings.putAll(Map.of(
                "backsource.database.answer-within", "4s",
                "backsource.database.ready-within", "500ms",
                "backsource.config.request-within", "3s",
                "backsource.listeners.max-connections", Integer.toString(4 * MAX_CONNECTIONS),
                "backsource.listeners.max-connections-per-address", Integer.toString(MAX_CONNECTIONS)));
        settings.putAll(Map.of(
                "backsource.access.limits.requests-per-second", "1",
                "backsource.access.limits.request-burst", Integer.toString(BURST),
                "backsource.access.limits.address-requests-per-second", "1",
                "backsource.access.limits.address-request-burst", Integer.toString(BURST),
                "backsource.access.limits.batches-per-minute", "2",
                "backsource.access.limits.purges-per-minute", "2",
                "backsource.access.limits.preflights-per-minute", "2",
                "backsource.events.max-subscribers-per-caller", Integer.toString(MAX_SUBSCRIBERS_OF_CALLER)));
        settings.putAll(Map.of(
                CERTIFICATE,
                file("service.crt", MADE.pem()),
                "quarkus.http.ssl.certificate.key-files",
                file("service.key", MADE.pkcs8Pem()),
                "quarkus.http.insecure-requests",
                "enabled",
                "quarkus.http.test-ssl-port",
                "0",
                "quarkus.http.proxy.proxy-address-forwarding",
                "true",
                "quarkus.http.proxy.allow-x-forwarded",
                "true",
                "quarkus.http.proxy.trusted-proxies",
                "127.0.0.1"));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestCollector.class));
    }

    private static String file(String name, String content) {
        try {
            return Files.writeString(FOLDER.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
