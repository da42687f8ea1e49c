package dev.backsource.config.api.changerequests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.config.testing.TestProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that operators request and reviewers decide; second persons are {@link ConsentIT}'s. */
@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class ChangeRequestsIT {
    private static final String COMMENT = "{\"comment\": \"until March\"}";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
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

    /** A custom port that the policy ignores is used once it is granted. */
    @Test
    void shouldMakeACustomPortValidByAnApproval() {
        // Given
        var enabled = client.setPolicy(name, "HTTPS");

        // When
        var requested = requestPort(8443);
        var before = client.get(domain()).json();
        var approved = as(administrator, "POST", path(requested) + "/approve", COMMENT);
        var after = client.get(domain()).json();

        // Then
        assertThat(enabled.json().at("/warnings/0/code").asText()).isEqualTo("custom-port-ignored");
        assertThat(requested.status()).isEqualTo(201);
        assertThat(requested.header("Location")).endsWith(path(requested));
        assertThat(requested.json().path("state").asText()).isEqualTo("open");
        assertThat(requested.json().path("kind").asText()).isEqualTo("ports");
        assertThat(requested.json().at("/requester/id").asText()).isEqualTo(operator.id());
        assertThat(before.at("/effective/https/port").asInt()).isEqualTo(443);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("state").asText()).isEqualTo("approved");
        assertThat(approved.json().path("revision").asLong()).isEqualTo(3);
        assertThat(approved.header("ETag")).isEqualTo("\"3\"");
        assertThat(after.at("/effective/https/port").asInt()).isEqualTo(8443);
        assertThat(after.at("/grantedPorts/https").asInt()).isEqualTo(8443);
        assertThat(after.path("revision").asLong()).isEqualTo(3);
    }

    @Test
    void shouldShowRequesterAndApproverInTheHistoryAndTheAudit() {
        // Given
        var requested = requestPort(8443);

        // When
        as(administrator, "POST", path(requested) + "/approve", COMMENT);
        client.put(domain() + "/granted-ports", "{}");

        // Then
        var revisions = client.get(domain() + "/revisions").json().path("items");
        assertThat(revisions.get(0).has("approval")).isFalse();
        var revision = revisions.get(1);
        assertThat(revision.path("revision").asLong()).isEqualTo(2);
        assertThat(revision.at("/approval/request").asText()).isEqualTo(id(requested));
        assertThat(revision.at("/approval/kind").asText()).isEqualTo("ports");
        assertThat(revision.at("/approval/reason").asText()).isEqualTo("TLS is on 8443");
        assertThat(revision.at("/approval/comment").asText()).isEqualTo("until March");
        assertThat(revision.at("/approval/requestedBy").asText())
                .isEqualTo(requested.json().path("requestedBy").asText())
                .isNotEqualTo(revision.path("changedBy").asText());
        assertThat(client.get(domain() + "/revisions/2")
                        .json()
                        .at("/approval/comment")
                        .asText())
                .isEqualTo("until March");
        assertThat(audit())
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.at("/caller/id").asText() + " "
                        + entry.path("target").asText() + " "
                        + entry.path("revision").asText())
                .containsSubsequence(
                        "approveChangeRequest " + administrator.id() + " " + id(requested) + " 2",
                        "requestChange " + operator.id() + " " + id(requested) + " ");
    }

    @Test
    void shouldDeclineAndWithdrawWithoutAChangeOfTheDomain() {
        // Given
        var declined = requestPort(8443);
        var withdrawn = requestPort(9443);

        // When
        var decline = as(administrator, "POST", path(declined) + "/decline", COMMENT);
        var withdraw = as(operator, "POST", path(withdrawn) + "/withdraw", "");
        var late = as(administrator, "POST", path(declined) + "/approve", COMMENT);
        var again = as(operator, "POST", path(withdrawn) + "/withdraw", "");

        // Then
        assertThat(decline.json().path("state").asText()).isEqualTo("declined");
        assertThat(decline.json().path("comment").asText()).isEqualTo("until March");
        assertThat(withdraw.json().path("state").asText()).isEqualTo("withdrawn");
        assertThat(type(late)).endsWith("change-request-closed");
        assertThat(type(again)).endsWith("change-request-closed");
        assertThat(client.get(domain()).json().path("revision").asLong()).isEqualTo(1);
        assertThat(client.get(path(declined)).json().at("/decider/id").asText()).isEqualTo(administrator.id());
        assertThat(audit())
                .extracting(entry -> entry.path("operation").asText())
                .contains("declineChangeRequest", "withdrawChangeRequest");
    }

    @Test
    void shouldLeaveDecisionsOnPortsToAdministratorsAndHideTheDomainFromOtherTeams() {
        // Given
        var requested = requestPort(8443);
        var stranger = keys.ofTeam(TeamsOfTests.make(client), "administrator");
        var viewer = keys.ofTeam(team, "viewer");

        // When
        var own = as(operator, "POST", path(requested) + "/approve", COMMENT);
        var declined = as(operator, "POST", path(requested) + "/decline", COMMENT);
        var foreign = as(stranger, "POST", path(requested) + "/approve", COMMENT);
        var seen = list("/api/v1/change-requests?state=open", stranger);
        var wish = as(viewer, "POST", domain() + "/change-requests", port(9443));

        // Then
        assertThat(own.status()).isEqualTo(403);
        assertThat(declined.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(seen).isEmpty();
        assertThat(wish.status()).isEqualTo(403);
        assertThat(client.get(path(requested)).json().path("state").asText()).isEqualTo("open");
    }

    @Test
    void shouldShowReviewersTheEffectAndThePortsOfTheOrigins() {
        // Given
        var ports = requestPort(8443);
        var parts = requestTimeout(1_000);

        // When
        var open = list("/api/v1/change-requests?state=open", administrator);
        var ofPorts = list("/api/v1/change-requests?changeKind=ports", operator);
        var approved = list("/api/v1/change-requests?state=approved", administrator);

        // Then
        assertThat(approved).isEmpty();
        assertThat(open).extracting(request -> request.path("id").asText()).containsExactly(id(parts), id(ports));
        assertThat(open.get(0).at("/changes/0/field").asText()).isEqualTo("originRequest.connectTimeoutMs");
        assertThat(open.get(0).has("origins")).isFalse();
        assertThat(ofPorts).singleElement().satisfies(request -> {
            assertThat(request.path("id").asText()).isEqualTo(id(ports));
            assertThat(request.at("/changes/0/field").asText()).isEqualTo("grantedPorts.https");
            assertThat(request.at("/origins/0/address").asText()).isEqualTo("203.0.113.10");
            assertThat(request.at("/health/ports").toString()).contains("\"port\":8443", "not probed yet");
            assertThat(request.at("/health/ports/0/state").asText()).isEqualTo("UNKNOWN");
        });
    }

    @Test
    void shouldCancelOpenRequestsForADomainThatIsRemovedOrGivenAway() {
        // Given
        var ofTheRemoved = requestPort(8443);
        var partsOfTheRemoved = requestTimeout(1_000);

        // When
        as(operator, "DELETE", domain(), "");
        as(operator, "POST", "/api/v1/domains", """
                {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name));
        var ofTheGiven = requestPort(8443);
        client.put(domain() + "/team", "{\"team\": \"%s\"}".formatted(TeamsOfTests.make(client)));

        // Then
        assertThat(Stream.of(ofTheRemoved, partsOfTheRemoved, ofTheGiven)
                        .map(request ->
                                client.get(path(request)).json().path("state").asText()))
                .containsOnly("cancelled");
        assertThat(client.post(path(ofTheGiven) + "/approve", COMMENT).status()).isEqualTo(409);
        assertThat(client.get(domain()).json().at("/grantedPorts/https").isMissingNode())
                .isTrue();
    }

    @Test
    void shouldShowTheFormerTeamItsRequestsWithoutTheDomainOfToday() {
        // Given
        var requested = requestPort(8443);
        var green = TeamsOfTests.make(client);
        client.put(domain() + "/team", "{\"team\": \"%s\"}".formatted(green));
        client.put(domain() + "/granted-ports", "{\"https\": 9443}");

        // When
        var seen = list("/api/v1/change-requests", administrator);
        var ofTheNewTeam = list(domain() + "/change-requests", keys.ofTeam(green, "administrator"));

        // Then
        assertThat(ofTheNewTeam).isEmpty();
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.path("id").asText()).isEqualTo(id(requested));
            assertThat(request.has("origins")).isFalse();
            assertThat(request.has("health")).isFalse();
            assertThat(request.toString()).doesNotContain("9443");
        });
    }

    @Test
    void shouldCloseARequestThatNobodyDecidedInTime() {
        // Given
        var requested = requestTimeout(1_000);
        new Database(infrastructure.database())
                .value("update change_request set expires_at = now() - interval '1 day' where id = '" + id(requested)
                        + "' returning state");

        // When
        var late = as(administrator, "POST", path(requested) + "/decline", COMMENT);
        var again = requestTimeout(1_000);

        // Then
        assertThat(type(late)).endsWith("change-request-closed");
        assertThat(client.get(path(requested)).json().path("state").asText()).isEqualTo("expired");
        assertThat(list(domain() + "/change-requests?state=expired", operator)).hasSize(1);
        assertThat(list(domain() + "/change-requests?state=open", operator)).hasSize(1);
        assertThat(again.status()).as(again.response().body()).isEqualTo(201);
    }

    @Test
    void shouldBoundRequestsThatAreMadeAtOnce() {
        // When
        var answers = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> requestPort(9000 + i)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(201, 201, 201, 201, 201, 409, 409, 409, 409, 409);
    }

    /** Each kind has places of its own; an outdated request takes none. */
    @Test
    void shouldTakeTheSameChangeOnceAndSoManyOfAPerson() {
        // Given
        requestPort(8443);

        // When
        var same = requestPort(8443);
        var others = statuses(i -> requestPort(9000 + i));
        var parts = statuses(i -> requestTimeout(1_000 + i));
        var tooMany = requestTimeout(2_000);
        client.put(domain() + "/granted-ports", "{\"https\": 9999}");
        var granted = requestPort(9999);
        var afterwards = requestTimeout(1_001);

        // Then
        assertThat(type(same)).endsWith("change-already-requested");
        assertThat(others).containsExactly(201, 201, 201, 201, 409);
        assertThat(parts).containsExactly(201, 201, 201, 201, 201);
        assertThat(type(tooMany)).endsWith("too-many-change-requests");
        assertThat(type(granted)).endsWith("change-already-requested");
        assertThat(afterwards.status()).as(afterwards.response().body()).isEqualTo(201);
    }

    @Test
    void shouldRefuseARequestWithoutEffectOrForAnotherRevision() {
        // Given
        var requests = domain() + "/change-requests";

        // When
        var none = as(operator, "POST", requests, """
                {"parts": {"originTls": {"verification": "FULL"}}, "reason": "x"}""");
        var stale = client.post(requests, port(8443), "If-Match", "\"2\"");
        var port = as(operator, "POST", requests, "{\"ports\": {\"https\": 22}, \"reason\": \"x\"}");
        var listed = client.get("/api/v1/change-requests?state=gone&changeKind=gone&after=1");

        // Then
        assertThat(type(none)).endsWith("change-already-requested");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(port.status()).isEqualTo(400);
        assertThat(listed.violations())
                .containsExactlyInAnyOrder("state unknown-value", "changeKind unknown-value", "after malformed");
        assertThat(client.get(requests + "/none").status()).isEqualTo(404);
    }

    /** Of two decisions at once, one takes effect, and the other is told so. */
    @Test
    void shouldTakeOneOfTwoDecisionsAtOnce() {
        // Given
        var requested = requestPort(8443);

        // When
        var answers = Stream.of("/approve", "/decline")
                .map(decision -> CompletableFuture.supplyAsync(
                        () -> as(administrator, "POST", path(requested) + decision, COMMENT)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        var state = client.get(path(requested)).json().path("state").asText();
        var isGranted = client.get(domain()).json().at("/grantedPorts/https").asInt() == 8443;
        assertThat(isGranted).isEqualTo(state.equals("approved"));
    }

    @Test
    void shouldGrantPortsBesideGrantedOnesAndOnlyAtTheExpectedRevision() {
        // Given
        client.put(domain() + "/granted-ports", "{\"http\": 8080}");
        var requested = requestPort(8443);

        // When
        var stale = client.post(path(requested) + "/approve", COMMENT, "If-Match", "\"1\"");
        var approved = client.post(path(requested) + "/approve", COMMENT, "If-Match", "\"2\"");

        // Then
        assertThat(stale.status()).isEqualTo(412);
        assertThat(approved.status()).isEqualTo(200);
        var ports = client.get(domain()).json().path("grantedPorts");
        assertThat(ports.path("http").asInt()).isEqualTo(8080);
        assertThat(ports.path("https").asInt()).isEqualTo(8443);
    }

    /** A request for ports that were granted in the meantime leads to no revision, but has an entry in the audit. */
    @Test
    void shouldApproveWhatTheDomainHasAlready() {
        // Given
        var requested = requestPort(8443);
        client.put(domain() + "/granted-ports", "{\"https\": 8443}");

        // When
        var approved = as(administrator, "POST", path(requested) + "/approve", COMMENT);

        // Then
        assertThat(approved.json().path("state").asText()).isEqualTo("approved");
        assertThat(approved.json().has("revision")).isFalse();
        assertThat(client.get(domain()).json().path("revision").asLong()).isEqualTo(2);
        assertThat(audit())
                .extracting(entry -> entry.path("operation").asText())
                .contains("approveChangeRequest");
    }

    /** Each with a domain of 500 KB, which spaces make that long: five, the limit of a person, exceed the limit of a page. */
    @Test
    void shouldEndPagesBeforeTheyAreTooLarge() {
        // Given
        var ids = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> id(requestTimeout(1_000 + i)))
                .toList();
        new Database(infrastructure.database())
                .value(
                        "with longer as (update change_request set content = content || repeat(' ', 500000) where domain = '"
                                + name + "' returning 1) select count(*) from longer");

        // When
        var listed = new ArrayList<String>();
        var pages = 0;
        for (var next = domain() + "/change-requests?size=50"; !next.isEmpty(); pages++) {
            var page = client.get(next).json();
            listed.addAll(Answer.each(page.path("items"), "id"));
            next = page.path("next").asText();
        }

        // Then
        Collections.reverse(listed);
        assertThat(listed).isEqualTo(ids);
        assertThat(pages).isEqualTo(2);
    }

    private static List<Integer> statuses(IntFunction<Answer> request) {
        return IntStream.rangeClosed(1, 5).mapToObj(request).map(Answer::status).toList();
    }

    private Answer requestPort(int https) {
        return as(operator, "POST", domain() + "/change-requests", port(https));
    }

    private static String port(int https) {
        return "{\"ports\": {\"https\": %d}, \"reason\": \"TLS is on %d\"}".formatted(https, https);
    }

    private Answer requestTimeout(int millis) {
        return as(operator, "POST", domain() + "/change-requests", """
                {"parts": {"originRequest": {"connectTimeoutMs": %d}}, "reason": "a slow origin"}""".formatted(millis));
    }

    private List<JsonNode> list(String path, Keys.Key key) {
        return items(client.get(path, "Authorization", key.authorization()));
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

    private String path(Answer requested) {
        return domain() + "/change-requests/" + id(requested);
    }

    private static String id(Answer requested) {
        return requested.json().path("id").asText();
    }

    private static String type(Answer answer) {
        return answer.json().path("type").asText();
    }

    private List<JsonNode> audit() {
        return items(client.get("/api/v1/audit?domain=" + name));
    }

    private static List<JsonNode> items(Answer answer) {
        return StreamSupport.stream(answer.json().path("items").spliterator(), false)
                .toList();
    }
}
