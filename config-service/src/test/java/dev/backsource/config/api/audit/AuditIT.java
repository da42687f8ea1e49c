package dev.backsource.config.api.audit;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.audit.AuditRound;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit has of who did what, and who is told of it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AuditIT {
    private static final String AUDIT = "/api/v1/audit";
    private static final String DOMAINS = "/api/v1/domains/";
    private static final String PASSWORD = "correct horse battery";
    private static final String[] INTENDED = {"X-Backsource-Console", "1"};
    private static final JsonMapper MAPPER = new JsonMapper();

    @TestHTTPResource("/")
    URI base;

    @Inject
    AuditRound audit;

    Infrastructure infrastructure;
    Client client;
    Keys keys;
    String name;

    @BeforeEach
    void choose() {
        client = new Client(base);
        keys = new Keys(client);
        name = Client.freshName();
    }

    @Test
    void shouldHaveAChangeWithItsRevisionAtOnce() {
        // Given
        var key = keys.of("operator");
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        // When
        client.post("/api/v1/domains", domain(name), "Authorization", key.authorization());
        client.setPolicy(
                name,
                "HTTP",
                "Authorization",
                key.authorization(),
                "Idempotency-Key",
                "\"change-1\"",
                "traceparent",
                trace,
                "X-Forwarded-For",
                "198.51.100.7");
        client.post(DOMAINS + name + "/purges", "{\"everything\": true}", "Authorization", key.authorization());
        client.delete(DOMAINS + name, "Authorization", key.authorization());

        // Then
        var entries = list("domain=" + name);
        assertThat(entries)
                .extracting(entry -> entry.path("operation").asText())
                .containsExactly("removeDomain", "requestPurge", "setOriginProtocolPolicy", "createDomain");
        assertThat(entries).extracting(entry -> entry.path("status").asInt()).containsExactly(200, 202, 200, 201);
        assertThat(entries).extracting(entry -> entry.path("revision").asInt()).containsExactly(3, 0, 2, 1);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.at("/caller/id").asText()).isEqualTo(key.id());
            assertThat(entry.at("/caller/kind").asText()).isEqualTo("program");
            assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
            assertThat(entry.path("result").asText()).isEqualTo("succeeded");
            assertThat(entry.path("times").asInt()).isEqualTo(1);
        });
        var change = entries.get(2);
        assertThat(change.path("method").asText()).isEqualTo("PUT");
        assertThat(change.path("idempotencyKey").asText()).isEqualTo("change-1");
        assertThat(change.path("traceparent").asText()).isEqualTo(trace);
        assertThat(entries.get(1).path("target").asText()).hasSize(36);
    }

    /**
     * As many as revisions: what rolls back leaves none, and what changes nothing isn't told as a change. By a caller of its own: of one
     * caller only so much is counted apart in a minute, and the administrator asks in every test.
     */
    @Test
    void shouldHaveOneEntryOfEachChangeAndNoneOfWhatWasRefusedOrChangedNothing() {
        // Given
        client.create(name, 80);
        var key = keys.of("operator").authorization();

        // When
        client.setPolicy(name, "HTTP", "Authorization", key);
        client.setPolicy(name, "HTTP", "Authorization", key);
        client.setPolicy(name, "HTTPS", "Authorization", key, "If-Match", "\"9\"");
        client.put(DOMAINS + name + "/origins", "{\"origins\": []}", "Authorization", key);
        client.setPolicy(name, "HTTPS", "Authorization", key, "Idempotency-Key", "k-" + name);
        client.setPolicy(name, "HTTPS", "Authorization", key, "Idempotency-Key", "k-" + name);

        // Then
        await().untilAsserted(() -> assertThat(written("domain=" + name).stream()
                        .filter(entry -> !entry.has("revision"))
                        .mapToInt(entry -> entry.path("times").asInt())
                        .sum())
                .isEqualTo(4));
        var counted = list("domain=" + name);
        assertThat(counted).filteredOn(entry -> entry.has("revision")).hasSize(3);
        assertThat(value("select string_agg(revision::text, ' ' order by revision) from audit_entry where domain = '"
                        + name + "' and revision is not null"))
                .isEqualTo(value("select string_agg(revision::text, ' ' order by revision) from domain_revision"
                        + " where domain = '" + name + "'"));
        assertThat(counted)
                .filteredOn(entry -> entry.path("status").asInt() == 412)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("result").asText()).isEqualTo("refused");
                    assertThat(entry.path("problem").asText()).endsWith("stale-revision");
                    assertThat(entry.has("revision")).isFalse();
                });
        assertThat(counted)
                .filteredOn(entry -> entry.path("status").asInt() == 400)
                .hasSize(1);
        assertThat(list("domain=" + name + "&result=refused")).hasSize(2);
    }

    @Test
    void shouldTellWhoIsRefusedAndWhy() {
        // Given
        var team = TeamsOfTests.make(client);
        var stranger = keys.ofTeam(team, "operator");
        var viewer = keys.of("viewer");
        client.create(name, 80);

        // When
        client.delete(DOMAINS + name, "Authorization", viewer.authorization());
        client.get(DOMAINS + name, "Authorization", stranger.authorization());
        client.delete(DOMAINS + name, "Authorization", stranger.authorization());

        // Then
        var refused = eventually("domain=" + name + "&result=refused", 3);
        assertThat(refused)
                .extracting(entry -> entry.at("/caller/id").asText() + " "
                        + entry.path("operation").asText() + " "
                        + entry.path("status").asText())
                .containsExactlyInAnyOrder(
                        viewer.id() + " removeDomain 403",
                        stranger.id() + " getDomain 404",
                        stranger.id() + " removeDomain 404");
    }

    /** Whatever they are refused with: a team is told of who may see its domains. */
    @Test
    void shouldNotTellATeamOfThoseWhoMayNotSeeItsDomains() {
        // Given
        var team = TeamsOfTests.make(client);
        var own = keys.ofTeam(team, "operator");
        var viewer = keys.ofTeam(team, "viewer");
        var stranger = keys.ofTeam(TeamsOfTests.make(client), "operator");
        client.post("/api/v1/domains", domain(name), "Authorization", own.authorization());

        // When
        var taken = client.post("/api/v1/domains", domain(name), "Authorization", stranger.authorization());
        client.put(DOMAINS + name + "/team", "{\"team\": null}", "Authorization", stranger.authorization());
        client.delete(DOMAINS + name, "Authorization", viewer.authorization());

        // Then
        assertThat(taken.status()).isEqualTo(409);
        assertThat(operations(eventually("domain=" + name + "&result=refused", 3)))
                .containsExactlyInAnyOrder("createDomain", "giveDomain", "removeDomain");
        assertThat(operations(list("domain=" + name, "Authorization", own.authorization())))
                .containsExactly("removeDomain", "createDomain");
    }

    @Test
    void shouldCountAFloodOfStrangersInOneEntryAMinute() {
        // Given
        var path = "/api/v1/reconciliation/repairs";
        var begun = Instant.now();

        // When
        for (var i = 0; i < 300; i++) {
            client.post(path, "{}", "Authorization", "Bearer bsk_nobody_" + i);
        }

        // Then
        var question = "operation=repairPublishedDomains&result=refused&since=" + begun.minusSeconds(60);
        await().untilAsserted(() -> assertThat(written(question).stream()
                        .filter(entry -> entry.path("status").asInt() == 401)
                        .mapToInt(entry -> entry.path("times").asInt())
                        .sum())
                .isGreaterThanOrEqualTo(300));
        assertThat(list(question).stream()
                        .filter(entry -> entry.path("status").asInt() == 401)
                        .filter(entry ->
                                !Instant.parse(entry.path("lastAt").asText()).isBefore(begun)))
                .hasSizeLessThanOrEqualTo(2 + minutesSince(begun))
                .allSatisfy(entry -> {
                    assertThat(entry.has("caller")).isFalse();
                    assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
                    assertThat(entry.path("problem").asText()).endsWith("unauthorized");
                });
    }

    @Test
    void shouldTellSignInsSignOutsAndPasswords() {
        // Given
        var jane = "jane." + UUID.randomUUID().toString().substring(0, 8);
        var account = account(jane);
        var browser = new Browser(base);

        // When
        browser.signIn(jane, "not the password");
        browser.signIn(jane, PASSWORD);
        browser.json(
                "PUT",
                "/api/v1/caller/password",
                "{\"current\": \"%s\", \"next\": \"another long password\"}".formatted(PASSWORD),
                INTENDED);
        browser.send("DELETE", "/api/v1/session", BodyPublishers.noBody(), INTENDED);
        browser.form("/console/sign-in", Map.of("username", jane, "password", "another long password"));
        browser.form("/console/password", Map.of("current", "another long password", "next", "yet another long one"));
        browser.form("/console/sign-out", Map.of());

        // Then
        var own = eventually("caller=" + jane, 6);
        assertThat(own)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("status").asText())
                .containsExactlyInAnyOrder(
                        "signIn 200",
                        "changePassword 204",
                        "signOut 204",
                        "signIn 303",
                        "changePassword 303",
                        "signOut 303");
        assertThat(own).allSatisfy(entry -> {
            assertThat(entry.at("/caller/id").asText()).isEqualTo(account);
            assertThat(entry.at("/caller/kind").asText()).isEqualTo("person");
        });
        assertThat(list("operation=signIn&result=refused"))
                .filteredOn(entry -> entry.path("target").asText().equals(account))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.has("caller")).isFalse();
                    assertThat(entry.path("problem").asText()).endsWith("sign-in-refused");
                });
    }

    @Test
    void shouldTellChangesOfKeysAccountsAndTeams() {
        // Given
        var by = keys.of("administrator");
        var authorization = new String[] {"Authorization", by.authorization()};
        var team = "t" + UUID.randomUUID().toString().substring(0, 8);

        // When
        client.post("/api/v1/teams", "{\"id\": \"%s\"}".formatted(team), authorization);
        var key = new Keys(client, by.authorization()).of("viewer");
        client.patch(key.path(), "{\"enabled\": false}", authorization);
        client.delete(key.path(), authorization);
        client.delete("/api/v1/teams/" + team, authorization);
        client.delete("/api/v1/edges/none", authorization);

        // Then
        assertThat(eventually("caller=" + by.id(), 6))
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("target").asText() + " "
                        + entry.path("status").asText())
                .containsExactlyInAnyOrder(
                        "createTeam " + team + " 201",
                        "createAccessKey " + key.id() + " 201",
                        "patchAccessKey " + key.id() + " 200",
                        "deleteAccessKey " + key.id() + " 204",
                        "deleteTeam " + team + " 204",
                        "removeEdge none 404");
        assertThat(client.get(AUDIT + "?caller=" + by.id()).response().body()).doesNotContain("bsk_");
    }

    @Test
    void shouldHaveAnEntryForEachDomainOfABatch() {
        // Given
        var other = Client.freshName();
        var missing = Client.freshName();
        client.create(name, 80);
        client.create(other, 80);
        var key = keys.of("operator");

        // When
        client.post("/api/v1/batches", """
            {"items": [{"domain": "%s", "caching": {"storeSetCookie": true}}, {"domain": "%s", "caching": {}},
                {"domain": "%s", "caching": {}}]}\
            """.formatted(name, other, missing), "Authorization", key.authorization());

        // Then
        assertThat(eventually("caller=" + key.id(), 3))
                .allSatisfy(
                        entry -> assertThat(entry.path("operation").asText()).isEqualTo("changeDomains"))
                .extracting(entry -> entry.path("domain").asText() + " "
                        + entry.path("status").asText() + " "
                        + entry.path("revision").asText())
                .containsExactlyInAnyOrder(name + " 200 2", other + " 200 ", missing + " 404 ");
    }

    @Test
    void shouldNoteCreationsOfABatchAsThose() {
        // Given
        client.create(name, 80);
        var fresh = Client.freshName();
        var key = keys.of("operator");

        // When
        client.post("/api/v1/batches", """
            {"items": [{"create": {"name": "%s", "origins": [{"address": "203.0.113.9", "port": 80}]}},
                {"create": {"name": "%s", "origins": [{"address": "203.0.113.9", "port": 80}]}}]}\
            """.formatted(fresh, name), "Authorization", key.authorization());

        // Then
        assertThat(eventually("caller=" + key.id(), 2))
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("domain").asText() + " "
                        + entry.path("status").asText())
                .containsExactlyInAnyOrder("createDomain " + fresh + " 201", "createDomain " + name + " 409");
    }

    @Test
    void shouldShowEachCallerWhatIsOfDomainsThatTheyMaySeeAndWhatTheyDidThemselves() {
        // Given
        var red = TeamsOfTests.make(client);
        var blue = TeamsOfTests.make(client);
        var ofRed = keys.ofTeam(red, "operator");
        var ofBlue = keys.ofTeam(blue, "operator");
        var below = keys.of("viewer", "*." + name);
        var www = "www." + name;
        client.post("/api/v1/domains", domain(www), "Authorization", ofRed.authorization());
        client.setPolicy(www, "HTTP", "Authorization", ofRed.authorization());
        client.get(DOMAINS + www, "Authorization", ofBlue.authorization());
        eventually("domain=" + www, 3);

        // When
        var red1 = list("size=200", "Authorization", ofRed.authorization());
        var blue1 = list("size=200", "Authorization", ofBlue.authorization());
        var named = list("size=200", "Authorization", below.authorization());
        var none =
                list("domain=" + www, "Authorization", keys.of("viewer", name).authorization());
        client.put(DOMAINS + www + "/team", "{\"team\": \"%s\"}".formatted(blue));
        var blue2 = list("domain=" + www, "Authorization", ofBlue.authorization());

        // Then
        assertThat(operations(red1)).containsExactly("setOriginProtocolPolicy", "createDomain");
        assertThat(operations(blue1)).containsExactly("getDomain");
        assertThat(operations(named)).containsExactlyInAnyOrder("getDomain", "setOriginProtocolPolicy", "createDomain");
        assertThat(none).isEmpty();
        assertThat(operations(blue2)).containsExactly("giveDomain", "getDomain");
    }

    @Test
    void shouldTakeNoNameFromAHeaderOfWhoHasSignedIn() {
        // Given
        var jane = "jane." + UUID.randomUUID().toString().substring(0, 8);
        account(jane);
        var browser = new Browser(base);
        browser.signIn(jane, PASSWORD);
        var gateway = keys.of("operator");

        // When
        browser.json("POST", "/api/v1/domains", domain(name), INTENDED[0], INTENDED[1], "X-Operator", "somebody else");
        client.setPolicy(name, "HTTP", "Authorization", gateway.authorization(), "X-Operator", "jane.behind");

        // Then
        assertThat(list("domain=" + name))
                .extracting(entry -> entry.at("/caller/kind").asText() + " "
                        + entry.at("/caller/name").asText())
                .containsExactly("program jane.behind", "person " + jane);
        assertThat(list("domain=" + name).get(0).at("/caller/id").asText()).isEqualTo(gateway.id());
    }

    @Test
    void shouldTakeWhatComesAsDataAndNoMoreThanThereIsRoomFor() {
        // Given
        var key = keys.of("administrator");
        var markup = "<script>\u001b[31m\u0000" + UUID.randomUUID();

        // When
        client.delete(
                "/api/v1/edges/" + URLEncoder.encode(markup + "x".repeat(1_000), StandardCharsets.UTF_8),
                "Authorization",
                key.authorization());

        // Then
        var target = eventually("caller=" + key.id(), 1).get(0).path("target").asText();
        assertThat(target).startsWith(markup.replace('\0', '\uFFFD')).hasSize(253);
    }

    @Test
    void shouldGoThroughPagesByTheLinkToTheNext() {
        // Given
        client.create(name, 80);
        for (var i = 1; i <= 4; i++) {
            client.put(DOMAINS + name + "/origins", origins(i));
        }

        // When
        var revisions = new ArrayList<Integer>();
        String next = AUDIT + "?size=2&domain=" + name;
        var pages = 0;
        while (!next.isEmpty()) {
            var page = client.get(next).json();
            page.path("items")
                    .forEach(entry -> revisions.add(entry.path("revision").asInt()));
            next = page.path("next").asText();
            pages++;
        }

        // Then
        assertThat(revisions).containsExactly(5, 4, 3, 2, 1);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void shouldFilterByTime() {
        // Given
        client.create(name, 80);
        var created = list("domain=" + name).get(0).path("at").asText();
        client.put(DOMAINS + name + "/origins", origins(2));

        // When
        var until = list("domain=" + name + "&until=" + created);
        var since = list("domain=" + name + "&since=" + created);
        var later = list("domain=" + name + "&since=" + Instant.parse(created).plusNanos(1_000));

        // Then
        assertThat(until).isEmpty();
        assertThat(operations(since)).containsExactly("setOrigins", "createDomain");
        assertThat(operations(later)).containsExactly("setOrigins");
    }

    @Test
    void shouldRefuseAQuestionThatIsNone() {
        assertThat(client.get(AUDIT + "?result=maybe&since=yesterday&after=1&domain=-&size=1000")
                        .violations())
                .containsExactlyInAnyOrder(
                        "result unknown-value",
                        "since malformed",
                        "after malformed",
                        "domain malformed",
                        "size out-of-range");
        assertThat(client.get(AUDIT + "?who=me").violations()).containsExactly("who unknown-parameter");
    }

    @Test
    void shouldExportLinesOfJson() {
        // Given
        var team = TeamsOfTests.make(client);
        var key = keys.ofTeam(team, "operator");
        value("insert into audit_entry (id, at, last_at, times, caller_kind, caller_id, caller_name, address,"
                + " operation, method, domain, team, status, traceparent) select ('01900000-0000-7000-8000-' ||"
                + " lpad(i::text, 12, '0'))::uuid, now(), now(), 1, 'program', 'K', 'K',"
                + " '', 'setOrigins', 'PUT', '" + name + "', '" + team
                + "', 200, '' from generate_series(1, 1201) as i returning 1");

        // When
        var lines = client.get(
                AUDIT + "?domain=" + name, "Accept", "application/x-ndjson", "Authorization", key.authorization());

        // Then
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        var ids = lines.response()
                .body()
                .lines()
                .map(AuditIT::parse)
                .map(entry -> entry.path("id").asText())
                .toList();
        assertThat(ids).hasSize(1201).doesNotHaveDuplicates();
        assertThat(ids.get(0)).endsWith("1201");
        assertThat(ids.get(1200)).endsWith("0001");
        value("delete from audit_entry where domain = '" + name + "' returning 1");
    }

    @Test
    void shouldExportToOneCallerTwiceAtATime() throws Exception {
        // Given
        var team = TeamsOfTests.make(client);
        var key = keys.ofTeam(team, "operator");
        storeMoreThanConnectionsHold(team);

        // When
        try (var first = export(key);
                var second = export(key)) {
            var third = none(key);

            // Then
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).isNotEmpty();
            assertThat(first.read()).isEqualTo('{');
            assertThat(second.read()).isEqualTo('{');
        } finally {
            value("delete from audit_entry where domain = '" + name + "' returning 1");
        }
    }

    /** The end that only a whole answer has (RFC 9112 §7.1) doesn't come. */
    @Test
    void shouldCutAnExportOffOnceItsKeyIsDisabled() throws Exception {
        // Given
        var team = TeamsOfTests.make(client);
        var key = keys.ofTeam(team, "operator");
        storeMoreThanConnectionsHold(team);

        // When
        try (var export = export(key)) {
            var first = export.read();
            client.patch(key.path(), "{\"enabled\": false}");
            await().until(() -> none(key).status() == 401);

            // Then
            assertThat(first).isEqualTo('{');
            assertThatThrownBy(export::readAllBytes).isInstanceOf(IOException.class);
        } finally {
            value("delete from audit_entry where domain = '" + name + "' returning 1");
        }
    }

    private void storeMoreThanConnectionsHold(String team) {
        value("insert into audit_entry (id, at, last_at, times, caller_kind, caller_id, caller_name, address,"
                + " operation, method, domain, team, target, status, traceparent) select gen_random_uuid(), now(),"
                + " now(), 1, 'program', 'K', 'K', '', 'setOrigins', 'PUT', '"
                + name + "', '" + team
                + "', repeat('x', 253), 200, repeat('x', 500) from generate_series(1, 30000) as i returning 1");
    }

    private InputStream export(Keys.Key key) throws IOException, InterruptedException {
        var export = HttpRequest.newBuilder(base.resolve(AUDIT + "?domain=" + name))
                .header("Accept", "application/x-ndjson")
                .header("Authorization", key.authorization())
                .build();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return http.send(export, BodyHandlers.ofInputStream()).body();
    }

    private Answer none(Keys.Key key) {
        return client.get(
                AUDIT + "?operation=none", "Accept", "application/x-ndjson", "Authorization", key.authorization());
    }

    private String account(String username) {
        Answer answer = client.post("/api/v1/accounts", """
            {"username": "%s", "password": "%s", "roles": [{"role": "operator"}], "mustChangePassword": false}\
            """.formatted(username, PASSWORD));
        return answer.json().path("id").asText();
    }

    private List<JsonNode> list(String query, String... headers) {
        var answer = client.get(AUDIT + "?" + query, headers);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }

    /** What is counted is there a moment later. */
    private List<JsonNode> eventually(String query, int count) {
        await().untilAsserted(() -> assertThat(written(query)).hasSize(count));
        return list(query);
    }

    private List<JsonNode> written(String query) {
        audit.now();
        return list(query);
    }

    private static List<String> operations(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("operation").asText()).toList();
    }

    private static int minutesSince(Instant begun) {
        return (int) Duration.between(begun, Instant.now()).toMinutes();
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private String value(String query) {
        return new Database(infrastructure.database()).value(query);
    }

    private static String origins(int weight) {
        return """
            {"origins": [{"address": "203.0.113.10", "port": 80, "weight": %d}]}\
            """.formatted(weight);
    }

    private static String domain(String name) {
        return """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}\
            """.formatted(name);
    }
}
