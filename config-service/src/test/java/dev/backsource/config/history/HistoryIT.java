package dev.backsource.config.history;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HistoryIT {
    private static final String OPERATOR = "X-Operator";

    /** Who asks where nobody else is named. */
    private static final String SENDER = TestAdministrator.NAME;

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    String name;
    String domain;

    @BeforeEach
    void createADomain() {
        client = new Client(base);
        name = Client.freshName();
        domain = "/api/v1/domains/" + name;
        client.create(name, 80);
    }

    @Test
    void shouldTellWhoChangedWhatTheNewestFirst() {
        // Given
        client.setPolicy(name, "HTTP", OPERATOR, "alice@example.com");
        client.setPolicy(name, "HTTPS", OPERATOR, "bob");
        client.delete(domain, OPERATOR, "carol");
        client.create(name, 80);

        // When
        var answer = client.get(domain + "/revisions").json();

        // Then
        assertThat(answer.path("total").asInt()).isEqualTo(5);
        assertThat(summary(answer))
                .containsExactly(
                        "5 CREATED " + SENDER,
                        "4 REMOVED carol",
                        "3 CHANGED bob",
                        "2 CHANGED alice@example.com",
                        "1 CREATED " + SENDER);
        assertThat(answer.at("/items/2/changes").toString())
                .isEqualTo("[{\"field\":\"originProtocolPolicy.redirectType\",\"from\":\"HTTP\",\"to\":\"HTTPS\"}]");
        assertThat(answer.at("/items/3/changes").findValuesAsText("field"))
                .containsExactly("originProtocolPolicy.enabled", "originProtocolPolicy.redirectType");
        assertThat(answer.at("/items/2/changedAt").asText()).matches("20.*Z");
        assertThat(answer.at("/items/1/changes").findValuesAsText("field"))
                .contains("origins[203.0.113.10]", "originProtocolPolicy.redirectType", "originTls.verification");
        assertThat(answer.at("/items/1/changes").findValuesAsText("to")).containsOnly("null");
        assertThat(answer.at("/items/0/changes").toString())
                .contains("{\"field\":\"originProtocolPolicy.enabled\",\"from\":null,\"to\":false}");
    }

    @Test
    void shouldCompareTheLastOfAPageWithTheFirstOfTheNext() {
        // Given
        IntStream.range(0, 3).forEach(i -> client.setPolicy(name, i % 2 == 0 ? "HTTP" : "HTTPS"));

        // When
        var first = client.get(domain + "/revisions?size=2").json();
        var second = client.get(domain + "/revisions?size=2&page=1").json();
        var beyond = client.get(domain + "/revisions?size=2&page=2").json();

        // Then
        assertThat(summary(first)).containsExactly("4 CHANGED " + SENDER, "3 CHANGED " + SENDER);
        assertThat(first.at("/items/1/changes/0/from").asText()).isEqualTo("HTTP");
        assertThat(summary(second)).containsExactly("2 CHANGED " + SENDER, "1 CREATED " + SENDER);
        assertThat(beyond.path("items")).isEmpty();
        assertThat(beyond.path("total").asInt()).isEqualTo(4);
    }

    @Test
    void shouldReadAPastStateAlsoOfARemovedDomain() {
        // Given
        client.setPolicy(name, "HTTPS", OPERATOR, "alice");
        client.setPolicy(name, "HTTP");
        client.delete(domain);

        // When
        var second = client.get(domain + "/revisions/2").json();
        var removal = client.get(domain + "/revisions/4").json();
        var unknown = client.get(domain + "/revisions/5");

        // Then
        assertThat(second.at("/state/originProtocolPolicy/redirectType").asText())
                .isEqualTo("HTTPS");
        assertThat(second.at("/state/effective/http/port").asInt()).isEqualTo(443);
        assertThat(second.at("/state/changedBy").asText()).isEqualTo("alice");
        assertThat(second.path("changes")).hasSize(2);
        assertThat(removal.path("kind").asText()).isEqualTo("REMOVED");
        assertThat(removal.has("state")).isFalse();
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("type").asText()).endsWith("unknown-revision");
    }

    @Test
    void shouldSayOfADomainThatNeverWasThatThereIsNone() {
        // Given
        var never = "/api/v1/domains/" + Client.freshName() + "/revisions";

        // Then
        assertThat(List.of(client.get(never).status(), client.get(never + "/1").status()))
                .containsExactly(404, 404);
        assertThat(client.get(domain + "/revisions/0").violations()).containsExactly("revision out-of-range");
        assertThat(client.get(domain + "/revisions?size=0").violations()).containsExactly("size out-of-range");
    }

    @Test
    void shouldPublishWhoMadeAChange() {
        // When
        try (var request = new RawRequest(
                base,
                "PUT",
                domain + "/origin-protocol-policy",
                "{\"enabled\": true, \"redirectType\": \"HTTP\"}",
                "X-Operator:  J\u00fcrgen <j@example.com> ")) {
            assertThat(request.answer()).startsWith("HTTP/1.1 200");
        }

        // Then
        assertThat(client.get(domain).json().path("changedBy").asText()).isEqualTo("J\u00fcrgen <j@example.com>");
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name).size() == 2);
            assertThat(topic.of(name))
                    .extracting(published ->
                            EventCodec.POLICY_CHANGE.decode(published.value()).changedBy())
                    .containsExactly(SENDER, "J\u00fcrgen <j@example.com>");
            assertThat(topic.of(name))
                    .extracting(published ->
                            EventRecords.attributes(published.headers()).changedBy())
                    .containsExactly(SENDER, "J\u00fcrgen <j@example.com>");
        }
    }

    @Test
    void shouldRefuseAnOperatorThatCantBeKept() {
        // When
        var twice = client.setPolicy(name, "HTTP", OPERATOR, "a", OPERATOR, "b");
        var tooLong = client.setPolicy(name, "HTTP", OPERATOR, "a".repeat(201));
        var tab = client.delete(domain, OPERATOR, "a\tb");

        // Then
        assertThat(List.of(twice.violations(), tooLong.violations(), tab.violations()))
                .containsOnly(List.of("X-Operator malformed"));
        assertThat(client.get(domain).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void shouldRestoreAPastStateAsANewRevision() {
        // Given
        client.setPolicy(name, "HTTPS");
        client.put(domain + "/origins", "{\"origins\": [{\"address\": \"b.example.net\", \"port\": 8080}]}");

        // When
        var restored = restore(2, OPERATOR, "alice", "If-Match", "\"3\"");

        // Then
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.header("etag")).isEqualTo("\"4\"");
        assertThat(restored.json().at("/effective/http/port").asInt()).isEqualTo(443);
        assertThat(restored.json().path("warnings")).isEmpty();
        assertThat(client.get(domain).json().at("/origins/0/address").asText()).isEqualTo("203.0.113.10");
        var newest = client.get(domain + "/revisions?size=1").json().at("/items/0");
        assertThat(newest.path("kind").asText()).isEqualTo("RESTORED");
        assertThat(newest.path("restoredFrom").asInt()).isEqualTo(2);
        assertThat(newest.path("changedBy").asText()).isEqualTo("alice");
        assertThat(newest.path("changes").findValuesAsText("field"))
                .containsExactly("origins[b.example.net]", "origins[203.0.113.10]");
        try (var topic = infrastructure.read(Topic.POLICY_CHANGES)) {
            await().until(() -> topic.of(name).size() == 4);
            var published =
                    EventCodec.POLICY_CHANGE.decode(topic.of(name).get(3).value());
            assertThat(published.revision()).isEqualTo(4);
            assertThat(published.domain().origins().get(0).address()).hasToString("203.0.113.10");
        }
    }

    @Test
    void shouldWarnOfWhatARestoredStateIgnores() {
        // Given
        client.put(domain + "/origins", "{\"origins\": [{\"address\": \"b.example.net\", \"port\": 8080}]}");
        client.setPolicy(name, "HTTPS");
        client.create("a." + name, 80);
        client.put(domain + "/origins", "{\"origins\": [{\"address\": \"b.example.net\", \"port\": 443}]}");

        // Then
        assertThat(restore(3).json().at("/warnings/0/code").asText()).isEqualTo("custom-port-ignored");
    }

    @Test
    void shouldBringARemovedDomainBack() {
        // Given
        client.setPolicy(name, "HTTPS");
        client.delete(domain);

        // When
        var removal = restore(3);
        var stale = restore(2, "If-Match", "\"2\"");
        var restored = restore(2, "If-Match", "\"3\"");

        // Then
        assertThat(removal.status()).isEqualTo(409);
        assertThat(removal.json().path("type").asText()).endsWith("revision-is-a-removal");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("etag")).isEqualTo("\"3\"");
        assertThat(restored.revision()).isEqualTo(4);
        assertThat(client.get(domain + "/origin-protocol-policy")
                        .json()
                        .path("redirectType")
                        .asText())
                .isEqualTo("HTTPS");
        assertThat(summary(client.get(domain + "/revisions?size=1").json())).containsExactly("4 RESTORED " + SENDER);
    }

    /** Whichever is first, each makes a revision or is refused by what the other did. */
    @Test
    void shouldOrderARestoreAndARemovalThatComeAtOnce() {
        for (var round = 0; round < 5; round++) {
            // Given
            client.setPolicy(name, round % 2 == 0 ? "HTTPS" : "HTTP");
            var before = client.get(domain).revision();

            // When
            var restoring = CompletableFuture.supplyAsync(() -> restore(1));
            var removing = CompletableFuture.supplyAsync(() -> client.delete(domain));
            var restored = restoring.join();
            var removed = removing.join();

            // Then
            assertThat(List.of(restored.status(), removed.status())).containsOnly(200);
            assertThat(List.of(restored.revision(), removed.revision()))
                    .containsExactlyInAnyOrder(before + 1, before + 2);
            var isThere = restored.revision() > removed.revision();
            assertThat(client.get(domain).status()).isEqualTo(isThere ? 200 : 404);
            if (!isThere) {
                restore(1);
            }
        }
    }

    @Test
    void shouldMakeNoRevisionWhenTheDomainIsAsItWas() {
        // Given
        client.setPolicy(name, "HTTP");

        // When
        var answer = restore(2);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.revision()).isEqualTo(2);
        assertThat(client.get(domain + "/revisions").json().path("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldGiveAndTakeGrantedPortsOnlyForAnAdministrator() {
        // Given
        client.put(domain + "/granted-ports", "{\"http\": 8080}");
        client.put(domain + "/granted-ports", "{}");

        // When
        var operator = new Keys(client).of("operator").authorization();
        var wrong = restore(2, "Authorization", "Bearer wrong");
        var unasked = restore(2, "Authorization", operator);
        var given = restore(2);
        var taken = restore(1, "Authorization", operator);
        client.delete(domain);
        var broughtBack = restore(2, "Authorization", operator);
        var withoutGrant = restore(1, "Authorization", operator);

        // Then
        assertThat(List.of(wrong.status(), unasked.status(), given.status(), taken.status(), broughtBack.status()))
                .containsExactly(401, 403, 200, 403, 403);
        assertThat(given.revision()).isEqualTo(4);
        assertThat(withoutGrant.revision()).isEqualTo(6);
    }

    @Test
    void shouldRefuseARestoreOfWhatIsNotThereOrWithABody() {
        // Given
        var never = "/api/v1/domains/" + Client.freshName() + "/revisions/1/restore";

        // Then
        assertThat(restore(2).json().path("type").asText()).endsWith("unknown-revision");
        assertThat(client.post(never, "").json().path("type").asText()).endsWith("unknown-domain");
        assertThat(client.post(domain + "/revisions/x/restore", "").violations())
                .containsExactly("revision out-of-range");
        assertThat(client.post(domain + "/revisions/1/restore", "{\"a\": 1}").violations())
                .containsExactly("a unknown-field");
        assertThat(client.get(domain).header("etag")).isEqualTo("\"1\"");
    }

    private Answer restore(long revision, String... headers) {
        return client.post(domain + "/revisions/" + revision + "/restore", "{}", headers);
    }

    /** Each leaves a state of 100 KB: thirty are more than a page may have. */
    @Test
    void shouldEndPagesBeforeTheyAreTooLargeAndGoOnBehindThem() {
        // Given
        for (var i = 0; i < 30; i++) {
            assertThat(client.put(domain + "/dynamic-acceleration", manyRules(i))
                            .status())
                    .isEqualTo(200);
        }

        // When
        var revisions = new ArrayList<Integer>();
        var lengths = new ArrayList<Integer>();
        var next = domain + "/revisions?size=200";
        while (!next.isEmpty()) {
            var page = client.get(next).json();
            page.path("items")
                    .forEach(item -> revisions.add(item.path("revision").asInt()));
            page.path("items")
                    .forEach(item -> assertThat(item.path("changes").size()).isPositive());
            lengths.add(page.path("items").size());
            next = page.path("next").asText();
        }

        // Then
        assertThat(revisions)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 31).map(i -> 32 - i).boxed().toList());
        assertThat(lengths)
                .hasSizeGreaterThan(1)
                .allSatisfy(length -> assertThat(length).isLessThan(30));
        assertThat(client.get(domain + "/revisions?size=2&page=1")
                        .json()
                        .path("next")
                        .asText())
                .isEqualTo(domain + "/revisions?size=2&after=28");
        assertThat(client.get(domain + "/revisions?size=200&page=0").violations())
                .containsExactly("size out-of-range");
        assertThat(client.get(domain + "/revisions?size=5&page=1").json().path("items"))
                .hasSize(5);
        assertThat(client.get(domain + "/revisions?page=0&after=3").violations())
                .containsExactly("after invalid");
        assertThat(client.get(domain + "/revisions?after=none").violations()).containsExactly("after out-of-range");
    }

    private static String manyRules(int number) {
        var rules = IntStream.range(0, 100)
                .mapToObj(i -> "\"/" + number + "/" + i + "/" + "x".repeat(480) + "\"")
                .collect(Collectors.joining(","));
        return "{\"enabled\": true, \"staticRules\": {\"suffixes\": [], \"uris\": [%s], \"paths\": [%s]}}"
                .formatted(rules, rules);
    }

    private static List<String> summary(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> (item.path("revision").asText() + " "
                                + item.path("kind").asText() + " "
                                + item.path("changedBy").asText())
                        .strip())
                .toList();
    }
}
