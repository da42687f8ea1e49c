package dev.backsource.system.guarded;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.infrastructure.OwnerOnlyFiles;
import dev.backsource.system.Repository;
import dev.backsource.testing.certificates.TestCertificate;
import dev.backsource.testing.infrastructure.TestBroker;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.service.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that takes nobody who comes in clear. */
class DatabaseTlsIT {
    private static Path folder;
    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws IOException {
        folder = TestFolder.create("database-tls-");
        broker = TestBroker.start();
        var server = TestCertificate.of("127.0.0.1");
        OwnerOnlyFiles.write(folder.resolve("server.key"), server.pkcs8Pem());
        Files.writeString(folder.resolve("server.crt"), server.pem());
        Files.writeString(
                folder.resolve("other.crt"), TestCertificate.of("127.0.0.1").pem());
        database = EmbeddedDatabase.startWithTlsOnFreePort(
                folder.resolve("postgres"), folder.resolve("server.crt"), folder.resolve("server.key"));
    }

    @AfterAll
    static void stop() {
        database.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-full"})
    void shouldMigrateServeAndPublishOverTls(String mode) {
        try (var service = launch(
                mode, Map.of("backsource.database.tls", mode, "backsource.database.ca-file", file("server.crt")))) {
            // When
            service.awaitReady();
            var api = new GuardedApi(service.uri().resolve("/api/v1"), header());
            api.register(mode + ".example.com", "HTTP");

            // Then: the relay has a connection of its own
            await().until(() -> api.reconciliation().equals("AGREES"));
            await().until(() -> service.metric("backsource_outbox_oldest_age_seconds") == 0);
            assertThat(service.log()).doesNotContain("the database is unavailable");
        }
    }

    @Test
    void shouldSayThatItDoesNotTrustTheServersCertificate() {
        try (var service = launch(
                "wrong-ca",
                Map.of("backsource.database.tls", "verify-full", "backsource.database.ca-file", file("other.crt")))) {
            await().untilAsserted(() -> assertThat(service.log()).contains("PKIX path"));
            assertThat(service.isReady()).isFalse();
            endAtOnce(service);
        }
    }

    @Test
    void shouldNotBeLetInInClear() {
        try (var service = launch("in-clear", Map.of())) {
            await().untilAsserted(() -> assertThat(service.log()).contains("no encryption"));
            assertThat(service.isReady()).isFalse();
            endAtOnce(service);
        }
    }

    /** An orderly end waits for the start to get on, which is not what is looked at here. */
    private static void endAtOnce(PackagedService service) {
        service.kill();
    }

    private static Path header() {
        return folder.resolve("admin.header");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static PackagedService launch(String name, Map<String, String> tls) {
        var settings = new HashMap<>(tls);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("backsource.access.administrator-header-file", header().toString());
        settings.put("backsource.access.data-folder", file("data"));
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.putAll(database.dataSource());
        var ports = FreePorts.next(2);
        settings.put(PackagedService.MANAGEMENT_PORT, Integer.toString(ports.get(1)));
        return PackagedService.launch(
                Repository.root().resolve("config-service"), folder.resolve(name + ".log"), ports.get(0), settings);
    }
}
