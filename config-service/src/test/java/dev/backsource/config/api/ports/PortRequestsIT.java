package dev.backsource.config.api.ports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custom ports that operators ask for and administrators grant. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PortRequestsIT {
    private static final String COMMENT = "{\"comment\": \"until March\"}";

    @TestHTTPResource("/")
    URI base;

    Client client;
    Keys keys;
    String name;
    String team;
    Keys.Key operator;
    Keys.Key administrator;

    @BeforeEach
    void makeADomainOfATeam() {
        client = new Client(base);
        keys = new Keys(client);
        name = Client.freshName();
        team = TeamsOfTests.make(client);
        operator = keys.ofTeam(team, "operator");
        administrator = keys.ofTeam(team, "administrator");
        as(operator, "POST", "/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 8443}]}""".formatted(name));
    }

    /** The seed's ticket: a custom port that the policy ignores is what edges go to once it is granted. */
    @Test
    void shouldMakeACustomPortValidByAGrantOfWhatWasAskedFor() {
        // Given
        var enabled = client.setPolicy(name, "HTTPS");

        // When
        var asked = ask(8443);
        var before = client.get(domain()).json();
        var granted = as(administrator, "POST", path(asked) + "/grant", COMMENT);
        var after = client.get(domain()).json();

        // Then
        assertThat(enabled.json().at("/warnings/0/code").asText()).isEqualTo("custom-port-ignored");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("Location")).endsWith(path(asked));
        assertThat(asked.json().path("state").asText()).isEqualTo("open");
        assertThat(before.at("/effective/https/port").asInt()).isEqualTo(443);
        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.json().path("state").asText()).isEqualTo("granted");
        assertThat(granted.json().path("revision").asLong()).isEqualTo(3);
        assertThat(granted.header("ETag")).isEqualTo("\"3\"");
        assertThat(after.at("/effective/https/port").asInt()).isEqualTo(8443);
        assertThat(after.at("/grantedPorts/https").asInt()).isEqualTo(8443);
        assertThat(after.path("revision").asLong()).isEqualTo(3);
    }

    @Test
    void shouldTellInTheHistoryAndTheAuditWhoAskedAndWhoGranted() {
        // Given
        var asked = ask(8443);

        // When
        as(administrator, "POST", path(asked) + "/grant", COMMENT);
        client.put(domain() + "/granted-ports", "{}");

        // Then
        var revisions = client.get(domain() + "/revisions").json().path("items");
        assertThat(revisions.get(0).has("grant")).isFalse();
        var grant = revisions.get(1);
        assertThat(grant.path("revision").asLong()).isEqualTo(2);
        assertThat(grant.at("/grant/request").asText()).isEqualTo(id(asked));
        assertThat(grant.at("/grant/reason").asText()).isEqualTo("TLS is on 8443");
        assertThat(grant.at("/grant/comment").asText()).isEqualTo("until March");
        assertThat(grant.at("/grant/requestedBy").asText())
                .isEqualTo(asked.json().path("requestedBy").asText())
                .isNotEqualTo(grant.path("changedBy").asText());
        assertThat(client.get(domain() + "/revisions/2")
                        .json()
                        .at("/grant/comment")
                        .asText())
                .isEqualTo("until March");
        assertThat(audit())
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.at("/caller/id").asText() + " "
                        + entry.path("target").asText() + " "
                        + entry.path("revision").asText())
                .containsSubsequence(
                        "grantPorts " + administrator.id() + " " + id(asked) + " 2",
                        "requestPorts " + operator.id() + " " + id(asked) + " ");
    }

    @Test
    void shouldDeclineAndWithdrawWithoutAChangeOfTheDomain() {
        // Given
        var declined = ask(8443);
        var withdrawn = ask(9443);

        // When
        var decline = as(administrator, "POST", path(declined) + "/decline", COMMENT);
        var withdraw = as(operator, "POST", path(withdrawn) + "/withdraw", "");
        var late = as(administrator, "POST", path(declined) + "/grant", COMMENT);
        var again = as(operator, "POST", path(withdrawn) + "/withdraw", "");

        // Then
        assertThat(decline.json().path("state").asText()).isEqualTo("declined");
        assertThat(decline.json().path("comment").asText()).isEqualTo("until March");
        assertThat(withdraw.json().path("state").asText()).isEqualTo("withdrawn");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asText()).endsWith("port-request-decided");
        assertThat(again.status()).isEqualTo(409);
        assertThat(client.get(domain()).json().path("revision").asLong()).isEqualTo(1);
        assertThat(client.get(path(declined)).json().path("decidedBy").asText()).isNotEmpty();
        assertThat(audit())
                .extracting(entry -> entry.path("operation").asText())
                .contains("declinePorts", "withdrawPortRequest");
    }

    @Test
    void shouldLeaveDecisionsToAdministratorsAndHideTheDomainFromOtherTeams() {
        // Given
        var asked = ask(8443);
        var stranger = keys.ofTeam(TeamsOfTests.make(client), "administrator");
        var viewer = keys.ofTeam(team, "viewer");

        // When
        var own = as(operator, "POST", path(asked) + "/grant", COMMENT);
        var foreign = as(stranger, "POST", path(asked) + "/grant", COMMENT);
        var seen = client.get("/api/v1/port-requests?state=open", "Authorization", stranger.authorization());
        var wish = as(viewer, "POST", domain() + "/port-requests", body(9443));

        // Then
        assertThat(own.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(items(seen)).isEmpty();
        assertThat(wish.status()).isEqualTo(403);
        assertThat(client.get(path(asked)).json().path("state").asText()).isEqualTo("open");
    }

    @Test
    void shouldShowWhoDecidesTheOriginsAndWhatIsKnownOfTheirPorts() {
        // Given
        var asked = ask(8443);

        // When
        var open =
                items(client.get("/api/v1/port-requests?state=open", "Authorization", administrator.authorization()));
        var granted = items(
                client.get("/api/v1/port-requests?state=granted", "Authorization", administrator.authorization()));

        // Then
        assertThat(granted).isEmpty();
        assertThat(open).singleElement().satisfies(request -> {
            assertThat(request.path("id").asText()).isEqualTo(id(asked));
            assertThat(request.at("/origins/0/address").asText()).isEqualTo("203.0.113.10");
            assertThat(request.at("/health/ports").toString()).contains("\"port\":8443", "not probed yet");
            assertThat(request.at("/health/ports/0/state").asText()).isEqualTo("UNKNOWN");
        });
    }

    @Test
    void shouldCancelWhatIsAskedForOfADomainThatIsRemovedOrGivenAway() {
        // Given
        var ofTheRemoved = ask(8443);

        // When
        as(operator, "DELETE", domain(), "");
        as(operator, "POST", "/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name));
        var ofTheGiven = ask(8443);
        client.put(domain() + "/team", "{\"team\": \"%s\"}".formatted(TeamsOfTests.make(client)));

        // Then
        assertThat(client.get(path(ofTheRemoved)).json().path("state").asText()).isEqualTo("cancelled");
        assertThat(client.get(path(ofTheGiven)).json().path("state").asText()).isEqualTo("cancelled");
        assertThat(client.post(path(ofTheGiven) + "/grant", COMMENT).status()).isEqualTo(409);
        assertThat(client.get(domain()).json().at("/grantedPorts/https").isMissingNode())
                .isTrue();
    }

    @Test
    void shouldNotShowTheOriginsOfAnotherTeamToWhoGaveTheDomainAway() {
        // Given
        var asked = ask(8443);
        var green = TeamsOfTests.make(client);
        client.put(domain() + "/team", "{\"team\": \"%s\"}".formatted(green));
        client.put(domain() + "/granted-ports", "{\"https\": 9443}");

        // When
        var seen = items(client.get("/api/v1/port-requests", "Authorization", administrator.authorization()));
        var all = items(client.get(domain() + "/port-requests"));

        // Then
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.path("id").asText()).isEqualTo(id(asked));
            assertThat(request.has("origins")).isFalse();
            assertThat(request.has("health")).isFalse();
            assertThat(request.toString()).doesNotContain("9443");
        });
        assertThat(all)
                .singleElement()
                .satisfies(request -> assertThat(request.has("origins")).isTrue());
    }

    /** All of them count the others. */
    @Test
    void shouldTakeSoManyWhenAllAreAskedForAtOnce() {
        // When
        var answers =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(9000 + i)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(Answer::status)
                        .toList();

        // Then
        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    }

    @Test
    void shouldTakeTheSameOnceAndSoManyAtATime() {
        // Given
        ask(8443);

        // When
        var same = ask(8443);
        var others = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> ask(9000 + i))
                .map(Answer::status)
                .toList();
        client.put(domain() + "/granted-ports", "{\"https\": 9999}");
        var granted = ask(9999);

        // Then
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.json().path("type").asText()).endsWith("ports-requested");
        assertThat(others).containsExactly(201, 201, 201, 201, 409);
        assertThat(granted.json().path("type").asText()).endsWith("ports-requested");
    }

    @Test
    void shouldRefuseWhatIsNoRequest() {
        var requests = domain() + "/port-requests";

        assertThat(as(operator, "POST", requests, "{\"ports\": {}, \"reason\": \"x\"}")
                        .violations())
                .containsExactly("ports required");
        assertThat(as(operator, "POST", requests, "{\"ports\": {\"https\": 443}, \"reason\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(as(operator, "POST", requests, "{\"ports\": {\"https\": 22}, \"reason\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(as(
                                operator,
                                "POST",
                                requests,
                                "{\"ports\": {\"https\": 8443}, \"reason\": \"%s\"}".formatted("x".repeat(1_001)))
                        .violations())
                .containsExactly("reason malformed");
        assertThat(as(operator, "POST", requests, "{\"ports\": {\"https\": 8443}}")
                        .violations())
                .containsExactly("reason required");
        assertThat(client.get("/api/v1/port-requests?state=gone&after=1").violations())
                .containsExactlyInAnyOrder("state unknown-value", "after malformed");
        assertThat(client.get(requests + "/none").status()).isEqualTo(404);
    }

    /** Of two who decide at once one is told that it is decided, and nothing is granted that was declined. */
    @Test
    void shouldLetOneDecideWhenTwoDoAtOnce() {
        // Given
        var asked = ask(8443);

        // When
        var answers = Stream.of("/grant", "/decline")
                .map(decision ->
                        CompletableFuture.supplyAsync(() -> as(administrator, "POST", path(asked) + decision, COMMENT)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        var state = client.get(path(asked)).json().path("state").asText();
        var isGranted = client.get(domain()).json().at("/grantedPorts/https").asInt() == 8443;
        assertThat(isGranted).isEqualTo(state.equals("granted"));
    }

    @Test
    void shouldGrantBesideWhatIsGrantedAndOnlyAtTheRevisionThatIsMeant() {
        // Given
        client.put(domain() + "/granted-ports", "{\"http\": 8080}");
        var asked = ask(8443);

        // When
        var stale = client.post(path(asked) + "/grant", COMMENT, "If-Match", "\"1\"");
        var granted = client.post(path(asked) + "/grant", COMMENT, "If-Match", "\"2\"");

        // Then
        assertThat(stale.status()).isEqualTo(412);
        assertThat(granted.status()).isEqualTo(200);
        var ports = client.get(domain()).json().path("grantedPorts");
        assertThat(ports.path("http").asInt()).isEqualTo(8080);
        assertThat(ports.path("https").asInt()).isEqualTo(8443);
    }

    private Answer ask(int https) {
        return as(operator, "POST", domain() + "/port-requests", body(https));
    }

    private static String body(int https) {
        return "{\"ports\": {\"https\": %d}, \"reason\": \"TLS is on %d\"}".formatted(https, https);
    }

    private Answer as(Keys.Key key, String method, String path, String json) {
        return switch (method) {
            case "DELETE" -> client.delete(path, "Authorization", key.authorization());
            default -> client.post(path, json, "Authorization", key.authorization());
        };
    }

    private String domain() {
        return "/api/v1/domains/" + name;
    }

    private String path(Answer asked) {
        return domain() + "/port-requests/" + id(asked);
    }

    private static String id(Answer asked) {
        return asked.json().path("id").asText();
    }

    private List<JsonNode> audit() {
        return items(client.get("/api/v1/audit?domain=" + name));
    }

    private static List<JsonNode> items(Answer answer) {
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }
}
