package dev.backsource.config.testing;

import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.infrastructure.TestFolder;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A service at which what weakens a domain takes a second person. It has HTTPS of its own and a gateway on this machine that is believed
 * what it forwards; its clock is the test's.
 */
public final class GuardedService implements QuarkusTestProfile {
    public static final String CERTIFICATE = "quarkus.http.ssl.certificate.files";

    private static final TestCertificate MADE = TestCertificate.of("localhost", "127.0.0.1");
    private static final Path FOLDER = TestFolder.create("https-");

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SettableClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "backsource.access.consent",
                "required",
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
                "127.0.0.1,::1");
    }

    private static String file(String name, String content) {
        try {
            return Files.writeString(FOLDER.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
