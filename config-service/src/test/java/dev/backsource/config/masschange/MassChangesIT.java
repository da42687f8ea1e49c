package dev.backsource.config.masschange;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.CdnCaller;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.LoneInstance;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.config.SampleReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The service has so few domains that more than 20 take a confirmation. */
class MassChangesIT {
    private static final String POLICY = "\"originProtocolPolicy\": {\"enabled\": true, \"redirectType\": \"HTTPS\"}";

    private final LoneInstance lone = LoneInstance.ready();
    private final Client client = lone.service().client();
    private final Keys keys = new Keys(client);
    private final Database database = new Database(lone.infrastructure().database());

    @Test
    void shouldAskATeamForTheNumberAndNoOther() {
        // Given
        var team = TeamsOfTests.make(client);
        var names = create(team, 22);
        var first = operator(team);
        var second = keys.ofTeam(team, "operator");
        var other = TeamsOfTests.make(client);
        var foreign = create(other, 1).get(0);

        // When
        for (var i = 0; i < 20; i++) {
            var key = i % 2 == 0 ? first : second.header();
            assertThat(client.setPolicy(names.get(i), "HTTPS", key).status()).isEqualTo(200);
        }

        // Then
        assertThat(client.setPolicy(names.get(0), "HTTP", first).status()).isEqualTo(200);
        isRefused(put(names.get(20), "", first), 21);
        isRefused(put(names.get(20), "?dryRun=true", first), 21);
        isRefused(put(names.get(20), "?confirmedDomains=20", first), 21);
        assertThat(new CdnCaller(lone.aliyunPort(), second.token())
                        .call("StopCdnDomain", Map.of("DomainName", names.get(20)))
                        .refusedBy(400, "IllegalOperationDomain"))
                .contains("21 domains", "console");
        assertThat(client.setPolicy(foreign, "HTTPS", operator(other)).status()).isEqualTo(200);

        assertThat(put(names.get(20), "?confirmedDomains=21", first).revision()).isEqualTo(2);
        isRefused(client.delete("/api/v1/domains/" + names.get(21) + "?confirmedDomains=21", first), 22);
        assertThat(client.delete("/api/v1/domains/" + names.get(21) + "?confirmedDomains=22", first)
                        .status())
                .isEqualTo(200);
        assertThat(mark(names.get(20))).isEqualTo("21");
        assertThat(mark(names.get(21))).isEqualTo("22");
        // All together are too many for an edge.
        assertThat(Long.parseLong(mark(foreign))).isGreaterThanOrEqualTo(21);
    }

    @Test
    void shouldRefuseABatchAndARestoreBeforeTheirFirstChange() {
        // Given
        var team = TeamsOfTests.make(client);
        var names = create(team, 25);
        var operator = operator(team);
        // A refused batch takes no key.
        var withKey = new String[] {operator[0], operator[1], "Idempotency-Key", "\"" + team + "\""};
        var before = Instant.parse(client.get("/api/v1/domains/" + names.get(24))
                .json()
                .path("changedAt")
                .asText());

        // When, Then
        isRefused(batch("", names, POLICY, "", withKey), 25);
        isRefused(batch("?dryRun=true", names, POLICY, "", operator), 25);
        isRefused(batch("", names, POLICY, ", \"confirmedDomains\": 24", operator), 25);
        assertThat(client.get("/api/v1/domains/" + names.get(0)).revision()).isEqualTo(1);
        assertThat(statuses(batch("", names, "\"caching\": {\"storeSetCookie\": true}", "", operator)))
                .containsOnly(200)
                .hasSize(25);
        assertThat(statuses(batch("", names, POLICY, ", \"confirmedDomains\": 25", withKey)))
                .containsOnly(200)
                .hasSize(25);
        assertThat(mark(names.get(24))).isEqualTo("25");

        isRefused(restore(before, team, "", operator), 25);
        assertThat(client.get("/api/v1/domains/" + names.get(0)).revision()).isEqualTo(3);
        assertThat(restore(before, team, ", \"confirmedDomains\": 25", operator)
                        .json()
                        .at("/totals/restored")
                        .asInt())
                .isEqualTo(25);
        assertThat(client.get("/api/v1/domains/" + names.get(0)).revision()).isEqualTo(4);
        assertThat(mark(names.get(24))).isEqualTo("25");
    }

    @Test
    void shouldOnlyCountWhatABatchChangesAtOnce() {
        // Given
        var team = TeamsOfTests.make(client);
        var names = create(team, 25);
        var operator = operator(team);
        var progressive = ", \"rollout\": \"progressive\"";
        var stopped = POLICY + ", \"serving\": {\"enabled\": false}";

        // When, Then
        isRefused(batch("?dryRun=true", names, stopped, progressive, operator), 25);
        assertThat(statuses(batch("?dryRun=true", names, POLICY, progressive, operator)))
                .containsOnly(200)
                .hasSize(25);
        assertThat(statuses(batch("", names, POLICY, progressive, operator)))
                .containsOnly(200)
                .hasSize(25);
        assertThat(statuses(batch("", names, POLICY, progressive, operator)))
                .containsOnly(200)
                .hasSize(25);
        assertThat(mark(names.get(24))).isEmpty();
        isRefused(batch("", names, POLICY, "", operator), 25);
    }

    @Test
    void shouldReadTheNumber() {
        // Given
        var name = create(TeamsOfTests.make(client), 1).get(0);

        // When, Then
        for (var number : new String[] {"0", "-1", "many", "10000001", "99999999999"}) {
            assertThat(put(name, "?confirmedDomains=" + number).violations())
                    .as(number)
                    .containsExactly("confirmedDomains out-of-range");
        }
        assertThat(batch("", List.of(name), POLICY, ", \"confirmedDomains\": 0").violations())
                .containsExactly("confirmedDomains out-of-range");
        assertThat(put(name, "?confirmedDomains=10000000").status()).isEqualTo(200);
    }

    @Test
    void shouldReleaseWhatAnEdgeHolds() throws InterruptedException {
        // Given
        var name = create(TeamsOfTests.make(client), 1).get(0);
        put(name, "");
        var held = latest(name);
        var hold =
                new EdgeHold(EdgeHold.Reason.MASS_CHANGE, Instant.now(), 4711, Map.of(held.partition(), held.offset()));
        var report = SampleReports.ofChanges("edge-1", Instant.EPOCH, Instant.now(), Map.of(), List.of());
        try (var edges = new EventWriter(lone.infrastructure().broker().bootstrapServers())) {
            edges.write(report.with(hold));
            try {
                await().until(() ->
                        client.get("/api/v1/edges").response().body().contains("MASS_CHANGE"));

                // When
                var another = release("{\"domains\": 4712, \"reason\": \"change 17\"}");
                var forbidden = release(
                        "{\"domains\": 4711, \"reason\": \"change 17\"}",
                        keys.of("operator").header());
                var released = release("{\"domains\": 4711, \"reason\": \"change 17\"}");

                // Then
                assertThat(another.status()).isEqualTo(409);
                assertThat(another.json().path("detail").asText()).contains("4711");
                assertThat(forbidden.status()).isEqualTo(403);
                assertThat(released.status()).isEqualTo(200);
                assertThat(released.json().path("published").asInt()).isPositive();
                assertThat(client.get("/api/v1/domains/" + name).json().at("/originProtocolPolicy/redirectType"))
                        .hasToString("\"HTTPS\"");
                assertThat(mark(name)).isEqualTo("4711");
                assertThat(database.value("select target || ' ' || revision from audit_entry where operation ="
                                + " 'releaseMassChange' and domain = '" + name + "'"))
                        .isEqualTo("change 17 3");
            } finally {
                edges.write(report);
            }
        }
    }

    private Answer release(String body, String... headers) {
        return client.post("/api/v1/mass-changes/releases", body, headers);
    }

    private static void isRefused(Answer answer, int domains) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(409);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:backsource:problem:mass-change");
        assertThat(answer.json().path("domains").asInt()).isEqualTo(domains);
        assertThat(answer.json().path("limit").asInt()).isEqualTo(20);
    }

    private Answer put(String name, String query, String... headers) {
        return client.put(
                "/api/v1/domains/" + name + "/origin-protocol-policy" + query,
                "{\"enabled\": true, \"redirectType\": \"HTTPS\"}",
                headers);
    }

    private Answer batch(String query, List<String> names, String parts, String more, String... headers) {
        var items = names.stream()
                .map(name -> "{\"domain\": \"%s\", %s}".formatted(name, parts))
                .collect(Collectors.joining(","));
        return client.post("/api/v1/batches" + query, "{\"items\": [%s]%s}".formatted(items, more), headers);
    }

    private Answer restore(Instant at, String team, String more, String... headers) {
        return client.post(
                "/api/v1/restores", "{\"at\": \"%s\", \"team\": \"%s\"%s}".formatted(at, team, more), headers);
    }

    private static List<Integer> statuses(Answer batch) {
        return Answer.each(batch.json().path("results"), "status").stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** Of the latest event of a domain, once it is published; empty for none. */
    private String mark(String name) {
        var mark = EventRecords.texts(latest(name).headers()).apply("ce_masschange");
        return mark == null ? "" : mark;
    }

    /** The record of the present revision of a domain, once it is published. */
    private ConsumerRecord<String, byte[]> latest(String name) {
        var topic = lone.infrastructure().read(Topic.POLICY_CHANGES);
        var revision = Long.parseLong(database.value("select revision from domain where name = '" + name + "'"));
        await().until(() -> topic.of(name).size() >= revision);
        var records = topic.of(name);
        return records.get(records.size() - 1);
    }

    private String[] operator(String team) {
        return keys.ofTeam(team, "operator").header();
    }

    private List<String> create(String team, int count) {
        var names = IntStream.range(0, count).mapToObj(i -> Client.freshName()).toList();
        var items = names.stream().map(name -> """
                        {"create": {"name": "%s", "team": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}}""".formatted(name, team)).collect(Collectors.joining(","));
        assertThat(statuses(client.post("/api/v1/batches", "{\"items\": [" + items + "]}")))
                .containsOnly(201);
        return names;
    }
}
