package dev.backsource.config.access;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.config.testing.TwoInstances;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.ProberStatus;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import dev.backsource.testing.kafka.TopicReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in by several instances, over restarts, and while the database is away. */
class InstancesIT {
    private static final String CALLER = "/api/v1/caller";

    private TwoInstances instances;
    private ServiceProcess one;
    private ServiceProcess other;
    private String administrator;

    @BeforeEach
    void haveTwo() {
        instances = TwoInstances.ready();
        one = instances.one();
        other = instances.other();
        administrator = one.administrator();
    }

    @Test
    void shouldTakeASignedCallAtOneInstanceOnly() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().until(() -> status(other, key) == 200);
        var atOne = new CdnCaller(instances.aliyunPort(one), key.token());
        var atOther = new CdnCaller(instances.aliyunPort(other), key.token());
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
        assertThat(instances.database().value("select count(*) from access_key where name = 'first-administrator'"))
                .isEqualTo("1");
        assertThat(one.client().get(CALLER, "Authorization", administrator).status())
                .isEqualTo(200);
        assertThat(other.client().get(CALLER, "Authorization", administrator).status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseADisabledKeyAtEveryInstance() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().until(() -> status(other, key) == 200);

        // When
        one.client().patch(key.path(), "{\"enabled\": false}", "Authorization", administrator);

        // Then
        assertThat(status(one, key)).isEqualTo(401);
        await().until(() -> status(other, key) == 401);
    }

    @Test
    void shouldCutAPersonsKeysAtEveryInstance() {
        // Given
        var password = "correct horse battery";
        var username = Client.freshName().substring(0, 20);
        var account = "/api/v1/accounts/"
                + one.client()
                        .post("/api/v1/accounts", """
                {"username": "%s", "password": "%s", "roles": [{"role": "administrator"}], "mustChangePassword": false}""".formatted(username, password))
                        .json()
                        .path("id")
                        .asText();
        var person = new Browser(one.uri());
        person.signIn(username, password);
        var key = person.json(
                "POST",
                "/api/v1/access-keys",
                "{\"name\": \"%s\", \"roles\": [{\"role\": \"administrator\"}]}".formatted(Client.freshName()),
                "X-Backsource-Console",
                "1");
        var authorization = "Bearer " + key.json().path("token").asText();
        await().until(() -> roles(other, authorization).contains("administrator"));

        // When
        one.client().patch(account, "{\"roles\": [{\"role\": \"viewer\"}]}");

        // Then
        assertThat(roles(one, authorization)).isEqualTo("[{\"role\":\"viewer\"}]");
        await().until(() -> roles(other, authorization).equals("[{\"role\":\"viewer\"}]"));

        // When
        one.client().delete(account);

        // Then
        await().until(() ->
                other.client().get(CALLER, "Authorization", authorization).status() == 401);
    }

    private static String roles(ServiceProcess instance, String authorization) {
        return instance.client()
                .get(CALLER, "Authorization", authorization)
                .json()
                .path("roles")
                .toString();
    }

    @Test
    void shouldTellAtEveryInstanceWhenAKeyWasLastUsedAndNotForgetIt() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().until(() ->
                other.client().get(key.path(), "Authorization", administrator).status() == 200);

        // When
        assertThat(status(one, key)).isEqualTo(200);

        // Then
        await().until(() -> lastUse(other, key).isTextual());
        assertThat(lastUse(one, key)).isEqualTo(lastUse(other, key));
    }

    @Test
    void shouldTellOnceWhoIsSilentAndOnceThatTheyAreHeardAgain() throws InterruptedException {
        var bootstrapServers = instances.infrastructure().broker().bootstrapServers();
        try (var others = new EventWriter(bootstrapServers);
                var told = instances.infrastructure().read(Topic.ORIGIN_ALERTS)) {
            // Given
            var edge = "edge-" + UUID.randomUUID();
            others.write(SampleReports.ofChanges(edge, Instant.EPOCH, Instant.now(), Map.of(), List.of()));

            // When
            await().untilAsserted(() -> {
                assertThat(alert(one, "edge-silent", "edge/" + edge)).isEqualTo("FIRING");
                assertThat(alert(other, "edge-silent", "edge/" + edge)).isEqualTo("FIRING");
                assertThat(alert(one, "prober-silent", "fleet/probers")).isEqualTo("FIRING");
                assertThat(alert(other, "prober-silent", "fleet/probers")).isEqualTo("FIRING");
            });
            for (var partition = 0; partition < Topic.POLICY_CHANGES.partitions(); partition++) {
                // So rarely as it says it probes, it is not missed again before the test is over.
                others.write(new ProberStatus(
                        partition, "prober-1", Instant.EPOCH, Instant.now(), 1, 1, 3_600_000, 0, null));
            }
            others.remove(Topic.EDGE_STATUS, edge);

            // Then
            await().untilAsserted(() -> {
                assertThat(alert(one, "edge-silent", "edge/" + edge)).isEqualTo("RESOLVED");
                assertThat(alert(other, "edge-silent", "edge/" + edge)).isEqualTo("RESOLVED");
                assertThat(alert(one, "prober-silent", "fleet/probers")).isEqualTo("RESOLVED");
                assertThat(alert(other, "prober-silent", "fleet/probers")).isEqualTo("RESOLVED");
            });
            await().untilAsserted(() -> {
                assertThat(statuses(told, "edge/" + edge + "/edge-silent"))
                        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
                assertThat(statuses(told, "fleet/probers/prober-silent"))
                        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
            });
            assertThat(one.metric("backsource_view_rejected_total{topic=\"backsource.origin-alerts.v1\"}"))
                    .isZero();
        }
    }

    private String alert(ServiceProcess instance, String kind, String subject) {
        var found = instance.client()
                .get("/api/v1/alerts?size=200&kind=" + kind, "Authorization", administrator)
                .json()
                .path("items");
        return StreamSupport.stream(found.spliterator(), false)
                .filter(alert -> alert.path("subject").asText().equals(subject))
                .map(alert -> alert.path("status").asText())
                .collect(Collectors.joining(" "));
    }

    /** Of each event once: one whose transaction failed is there again. */
    private static List<AlertStatus> statuses(TopicReader told, String key) {
        var statuses = new LinkedHashMap<String, AlertStatus>();
        told.of(key)
                .forEach(written -> statuses.putIfAbsent(
                        EventRecords.attributes(written.headers()).id(),
                        EventCodec.SILENCE_ALERT.decode(written.value()).status()));
        return List.copyOf(statuses.values());
    }

    private JsonNode lastUse(ServiceProcess instance, Keys.Key key) {
        return instance.client()
                .get(key.path(), "Authorization", administrator)
                .json()
                .path("lastUsedAt");
    }

    @Test
    void shouldGoOnLettingKeysInWhileTheDatabaseIsAway() {
        // Given
        var key = new Keys(one.client(), administrator).of("viewer");
        await().until(() -> status(other, key) == 200);

        // When
        instances.infrastructure().database().close();
        try {
            await().until(() -> other.client()
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
            instances.infrastructure().restartDatabase();
        }

        // And then
        await().until(() -> one.client()
                        .patch(key.path(), "{\"enabled\": false}", "Authorization", administrator)
                        .status()
                == 200);
        await().until(() -> status(other, key) == 401);
    }

    private static int status(ServiceProcess instance, Keys.Key key) {
        return instance.client()
                .get(CALLER, "Authorization", key.authorization())
                .status();
    }
}
