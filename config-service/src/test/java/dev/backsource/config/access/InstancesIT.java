package dev.backsource.config.access;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.SampleReports;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.infrastructure.TestFolder;
import dev.backsource.testing.kafka.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is let in by several instances, over restarts, and while the database is away. */
class InstancesIT {
    private static final String CALLER = "/api/v1/caller";
    private static final Duration A_SECOND_AND_THE_WAY = Duration.ofMillis(1_500);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Infrastructure INFRASTRUCTURE = new Infrastructure();

    private static Map<String, String> settings;
    private static Path folder;
    private static ServiceProcess one;
    private static ServiceProcess other;
    private static String administrator;
    private static int onePort;
    private static int otherPort;

    @BeforeAll
    static void startTwoAtOnceThatHaveNoAdministrator() throws IOException {
        settings = new HashMap<>(INFRASTRUCTURE.start());
        folder = TestFolder.create("instances-");
        settings.put(
                "backsource.access.administrator-header-file",
                folder.resolve("admin.header").toString());
        settings.put("backsource.access.data-folder", folder.toString());
        settings.put("backsource.access.last-use-noted-every", "200ms");
        settings.put("backsource.config.silence.edge", "2s");
        settings.put("backsource.config.silence.prober", "2s");
        settings.put("backsource.config.silence.round", "200ms");
        var ports = FreePorts.next(2);
        onePort = ports.get(0);
        otherPort = ports.get(1);
        one = ServiceProcess.launch("access-one", with("backsource.config.aliyun.port", onePort));
        other = ServiceProcess.launch("access-other", with("backsource.config.aliyun.port", otherPort));
        one.awaitReady();
        other.awaitReady();
        administrator = Files.readString(folder.resolve("admin.header")).strip().substring("Authorization: ".length());
    }

    @AfterAll
    static void stopAll() {
        one.close();
        other.close();
        INFRASTRUCTURE.stop();
    }

    private static Map<String, String> with(String setting, int value) {
        var all = new HashMap<>(settings);
        all.put(setting, Integer.toString(value));
        return all;
    }

    @Test
    void shouldTakeASignedCallAtOneInstanceOnly() {
        // Given
        // A key of its own: another test has all that are there sealed by an instance whose key these two don't have.
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(LONG).until(() -> status(other, key) == 200);
        var atOne = new CdnCaller(onePort, key.token());
        var atOther = new CdnCaller(otherPort, key.token());
        var parameters = atOne.rpcSigned(
                "GET",
                atOne.rpcParameters(
                        "DescribeCdnDomainConfigs", Map.of("DomainName", "none.example.com", "Format", "JSON")));

        // When
        var first = atOne.send(atOne.get(parameters));
        var again = atOther.send(atOther.get(parameters));

        // Then
        assertThat(first.body()).contains("InvalidDomain.NotFound");
        assertThat(again.body()).contains("SignatureNonceUsed");
    }

    @Test
    void shouldMakeOneFirstAdministratorWhomAllKnow() {
        assertThat(database().value("select count(*) from access_key where name = 'first-administrator'"))
                .isEqualTo("1");
        assertThat(one.client().get(CALLER, "Authorization", administrator).status())
                .isEqualTo(200);
        assertThat(other.client().get(CALLER, "Authorization", administrator).status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseADisabledKeyAtEveryInstanceWithinASecond() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(A_SECOND_AND_THE_WAY).until(() -> status(other, key) == 200);

        // When
        one.client().patch(key.path(), "{\"enabled\": false}", "Authorization", administrator);

        // Then
        assertThat(status(one, key)).isEqualTo(401);
        await().atMost(A_SECOND_AND_THE_WAY).until(() -> status(other, key) == 401);
    }

    @Test
    void shouldTellAtEveryInstanceWhenAKeyWasLastUsedAndNotForgetIt() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(LONG)
                .until(() -> other.client()
                                .get(key.path(), "Authorization", administrator)
                                .status()
                        == 200);

        // When
        assertThat(status(one, key)).isEqualTo(200);

        // Then
        await().atMost(LONG).until(() -> lastUse(other, key).isTextual());
        assertThat(lastUse(one, key)).isEqualTo(lastUse(other, key));
    }

    @Test
    void shouldTellOnceWhoIsSilentAndOnceThatTheyAreHeardAgain() throws InterruptedException {
        var bootstrapServers = INFRASTRUCTURE.broker().bootstrapServers();
        try (var others = new EventWriter(bootstrapServers);
                var told = INFRASTRUCTURE.read(Topic.ORIGIN_ALERTS)) {
            // Given
            var edge = "edge-" + UUID.randomUUID();
            others.write(SampleReports.ofChanges(edge, Instant.EPOCH, Instant.now(), Map.of(), List.of()));

            // When
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(alert(one, "edge-silent", "edge/" + edge)).isEqualTo("FIRING");
                assertThat(alert(other, "edge-silent", "edge/" + edge)).isEqualTo("FIRING");
                assertThat(alert(one, "prober-silent", "fleet/probers")).isEqualTo("FIRING");
                assertThat(alert(other, "prober-silent", "fleet/probers")).isEqualTo("FIRING");
            });
            for (var partition = 0; partition < Topic.POLICY_CHANGES.partitions(); partition++) {
                // So rarely as it says it probes, it is not missed again before the test is over.
                others.write(new ProberStatus(partition, "prober-1", Instant.EPOCH, Instant.now(), 1, 1, 3_600_000, 0));
            }
            others.remove(Topic.EDGE_STATUS, edge);

            // Then
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(alert(one, "edge-silent", "edge/" + edge)).isEqualTo("RESOLVED");
                assertThat(alert(other, "edge-silent", "edge/" + edge)).isEqualTo("RESOLVED");
                assertThat(alert(one, "prober-silent", "fleet/probers")).isEqualTo("RESOLVED");
                assertThat(alert(other, "prober-silent", "fleet/probers")).isEqualTo("RESOLVED");
            });
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(statuses(told, "edge/" + edge + "/edge-silent"))
                        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
                assertThat(statuses(told, "fleet/probers/prober-silent"))
                        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
            });
            assertThat(one.metric("backsource_view_rejected_total{topic=\"backsource.origin-alerts.v1\"}"))
                    .isZero();
        }
    }

    private static String alert(ServiceProcess instance, String kind, String subject) {
        var found = instance.client()
                .get("/api/v1/alerts?size=200&kind=" + kind, "Authorization", administrator)
                .json()
                .path("items");
        return StreamSupport.stream(found.spliterator(), false)
                .filter(alert -> alert.path("subject").asText().equals(subject))
                .map(alert -> alert.path("status").asText())
                .collect(Collectors.joining(" "));
    }

    private static List<AlertStatus> statuses(TopicReader told, String key) {
        return told.of(key).stream()
                .map(written -> EventCodec.SILENCE_ALERT.decode(written.value()).status())
                .toList();
    }

    private JsonNode lastUse(ServiceProcess instance, Keys.Key key) {
        return instance.client()
                .get(key.path(), "Authorization", administrator)
                .json()
                .path("lastUsedAt");
    }

    @Test
    void shouldSealSecretsAnewOnceTheKeyOfSecretsIsAnotherOne() throws IOException {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        var before = sealedWith(key);
        var file =
                Files.writeString(folder.resolve("new.key"), Base64.getEncoder().encodeToString(new byte[32]));
        var rotated = new HashMap<>(settings);
        rotated.put("backsource.access.secrets-key-file", file.toString());
        rotated.put(
                "backsource.access.earlier-secrets-key-files",
                folder.resolve("secrets.key").toString());

        // When
        try (var third = ServiceProcess.launch("access-rotated", rotated).awaitReady()) {
            // Then
            await().atMost(LONG).until(() -> !sealedWith(key).equals(before));
            assertThat(database().value("select count(distinct sealed_with) from access_key"))
                    .isEqualTo("1");
            assertThat(status(third, key)).isEqualTo(200);
            assertThat(status(one, key)).isEqualTo(200);
        }
    }

    @Test
    void shouldGoOnLettingKeysInWhileTheDatabaseIsAway() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().atMost(LONG).until(() -> status(other, key) == 200);

        // When
        INFRASTRUCTURE.database().close();
        try {
            await().atMost(LONG)
                    .until(() -> other.client()
                                    .get("/api/v1/domains", "Authorization", key.authorization())
                                    .status()
                            == 503);

            // Then
            assertThat(status(other, key)).isEqualTo(200);
            assertThat(other.client()
                            .get(CALLER, "Authorization", "Bearer bsk_ABCDEFGHIJKLMNOP_" + "0".repeat(43))
                            .status())
                    .isEqualTo(401);
        } finally {
            INFRASTRUCTURE.restartDatabase();
        }

        // And then
        await().atMost(LONG)
                .until(() -> one.client()
                                .patch(key.path(), "{\"enabled\": false}", "Authorization", administrator)
                                .status()
                        == 200);
        await().atMost(LONG).until(() -> status(other, key) == 401);
    }

    private static int status(ServiceProcess instance, Keys.Key key) {
        return instance.client()
                .get(CALLER, "Authorization", key.authorization())
                .status();
    }

    private static String sealedWith(Keys.Key key) {
        return database().value("select sealed_with from access_key where id = '" + key.id() + "'");
    }

    /** As it is now: one that was started again is another one. */
    private static Database database() {
        return new Database(INFRASTRUCTURE.database());
    }
}
