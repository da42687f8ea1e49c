package dev.backsource.config.api.changerequests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableClock;
import dev.backsource.config.testing.TestProvider;
import dev.backsource.testing.waiting.Waiting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What weakens a domain takes a second person. */
@QuarkusTest
@TestProfile(QuickService.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class ConsentIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String[] INTENDED = {"X-Backsource-Console", "1"};
    private static final String COMMENT = "{\"comment\": \"until Monday\"}";
    private static final String PLAIN = "{\"enabled\": true, \"redirectType\": \"HTTP\"}";
    private static final String WEAKER =
            "{\"parts\": {\"originProtocolPolicy\": " + PLAIN + "}, \"reason\": \"TLS is broken\"}";

    private static final String OTHER = "{\"parts\": {\"serving\": {\"enabled\": false}}, \"reason\": \"maintenance\"}";

    private static Browser bob;
    private static String bobsName = "";

    @TestHTTPResource("/")
    URI base;

    @Inject
    SettableClock clock;

    Infrastructure infrastructure;
    Client client;
    Keys.Key first;
    Keys.Key second;
    Keys.Key viewer;
    String name;

    /** Keys that one person made, and another person; the domain goes to its origin as its clients come. */
    @BeforeEach
    void makeADomainAndTwoPeople() {
        client = new Client(base);
        var keys = new Keys(client);
        first = keys.of("operator");
        second = keys.of("operator");
        viewer = keys.of("viewer");
        if (bobsName.isEmpty()) {
            signBobIn();
        }
        name = Client.freshName();
        client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}\
            """.formatted(name));
        client.setPolicy(name, "FOLLOW");
    }

    /** Once for most tests: passwords take long. */
    private void signBobIn() {
        bobsName = Client.freshName().substring(0, 20);
        client.post("/api/v1/accounts", """
            {"username": "%s", "password": "%s", "roles": [{"role": "operator"}], "mustChangePassword": false}\
            """.formatted(bobsName, PASSWORD));
        passAMonth();
        bob = new Browser(base);
        bob.signIn(bobsName, PASSWORD);
    }

    /** Restored with others, it is as weak as restored alone. */
    @Test
    void shouldRefuseToWeakenADomainByARestoreToATime() {
        // Given
        var at = client.get("/api/v1/domains/" + name + "/revisions/1")
                .json()
                .path("changedAt")
                .asText();

        // When
        var restored = client.post("/api/v1/restores", """
                {"at": "%s", "domains": ["%s"]}""".formatted(at, name), "Authorization", first.authorization());

        // Then
        assertThat(restored.json().at("/results/0/outcome").asText()).isEqualTo("REFUSED");
        assertThat(restored.json().at("/results/0/problem/type").asText()).endsWith("consent-missing");
        assertThat(client.get("/api/v1/domains/" + name).revision()).isEqualTo(2);
    }

    @Test
    void shouldMakeARevisionOfAChangeThatOnePersonRequestsAndAnotherApproves() {
        // Given
        var refused = client.put(domain() + "/origin-protocol-policy", PLAIN);

        // When
        var requested = request(WEAKER);
        var approved = bob.json("POST", path(requested) + "/approve", COMMENT, INTENDED);
        var revision = client.get(domain() + "/revisions/3").json();

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).endsWith("consent-missing");
        assertThat(refused.json().path("detail").asText()).contains(domain() + "/change-requests");
        assertThat(requested.status()).as(requested.response().body()).isEqualTo(201);
        assertThat(requested.json().path("base").asLong()).isEqualTo(2);
        assertThat(approved.status()).as(approved.response().body()).isEqualTo(200);
        assertThat(approved.header("ETag")).isEqualTo("\"3\"");
        assertThat(client.get(domain()).json().at("/effective/https/scheme").asText())
                .isEqualTo("http");
        assertThat(revision.at("/approval/request").asText()).isEqualTo(id(requested));
        assertThat(revision.at("/approval/kind").asText()).isEqualTo("parts");
        assertThat(revision.at("/approval/requestedBy").asText())
                .isEqualTo(requested.json().path("requestedBy").asText())
                .isNotEqualTo(bobsName);
        assertThat(revision.at("/approval/approvedBy").asText()).isEqualTo(bobsName);
        assertThat(revision.at("/author/kind").asText()).isEqualTo("person");
        assertThat(revision.at("/author/id").asText()).startsWith("acct_");
        assertThat(revision.at("/approval/requester/id").asText()).isEqualTo(first.id());
        assertThat(requested.json().at("/requester/kind").asText()).isEqualTo("program");
        assertThat(requested.json().at("/requester/id").asText()).isEqualTo(first.id());
        assertThat(approved.json().at("/decider")).isEqualTo(revision.at("/author"));
        assertThat(revision.at("/approval/reason").asText()).isEqualTo("TLS is broken");
        assertThat(revision.at("/approval/comment").asText()).isEqualTo("until Monday");
        assertThat(client.get("/api/v1/audit?domain=" + name).response().body())
                .contains("approveChangeRequest", "requestChange");
    }

    /** Not even a share of the requests is sent less securely by one person. */
    @Test
    void shouldRollOutAChangeThatTakesConsentOnceItIsApproved() {
        // Given
        var refused = client.post(
                domain() + "/progressive-rollouts", "{\"parts\": {\"originProtocolPolicy\": %s}}".formatted(PLAIN));

        // When
        var requested = request(WEAKER.replace("\"reason\"", "\"rollout\": {\"steps\": [0.3]}, \"reason\""));
        var approved = bob.json("POST", path(requested) + "/approve", COMMENT, INTENDED);
        var now = client.get(domain()).json();

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).endsWith("consent-missing");
        assertThat(refused.json().path("detail").asText()).contains("the plan as rollout");
        assertThat(requested.status()).as(requested.response().body()).isEqualTo(201);
        assertThat(requested.json().path("rollout").toString()).isEqualTo("{\"steps\":[0.3]}");
        assertThat(approved.status()).as(approved.response().body()).isEqualTo(200);
        assertThat(approved.json().path("revision").asLong()).isEqualTo(3);
        assertThat(now.at("/progressiveRollout/share").asDouble()).isEqualTo(0.3);
        assertThat(now.at("/originProtocolPolicy/redirectType").asText()).isEqualTo("FOLLOW");
    }

    @Test
    void shouldKeepARequestOpenWhoseRolloutCannotBegin() {
        // Given: a rollout of another change, at whose revision the request is made
        client.post(
                domain() + "/progressive-rollouts",
                "{\"parts\": {\"originRequest\": {\"host\": \"origin.example.com\"}}}");
        var requested = request(WEAKER.replace("\"reason\"", "\"rollout\": {}, \"reason\""));

        // When
        var refused = bob.json("POST", path(requested) + "/approve", COMMENT, INTENDED);

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(type(refused)).endsWith("rollout-under-way");
        assertThat(client.get(path(requested)).json().path("state").asText()).isEqualTo("open");
    }

    @Test
    void shouldShowTheEffectOnTheDomainWhileTheRequestIsOpen() {
        // Given
        var requested = request(WEAKER);

        // When
        var open = client.get(path(requested)).json();
        var listed = client.get(domain() + "/change-requests").json().at("/items/0");
        bob.json("POST", path(requested) + "/decline", COMMENT, INTENDED);
        var declined = client.get(path(requested)).json();

        // Then
        assertThat(open.path("changes")).hasSize(1);
        assertThat(open.at("/changes/0/field").asText()).isEqualTo("originProtocolPolicy.redirectType");
        assertThat(open.at("/changes/0/from").asText()).isEqualTo("FOLLOW");
        assertThat(open.at("/changes/0/to").asText()).isEqualTo("HTTP");
        assertThat(open.at("/wanted/originProtocolPolicy/redirectType").asText())
                .isEqualTo("HTTP");
        assertThat(open.at("/warnings/0/code").asText()).isEqualTo("origin-tls-removed");
        assertThat(listed).isEqualTo(open);
        assertThat(declined.has("changes")).isFalse();
    }

    @Test
    void shouldTakeNoApprovalOfTheAuthorWithAnyKeyNorOfAViewer() {
        // Given
        var requested = request(WEAKER);

        // When
        var own = as(first, path(requested) + "/approve", COMMENT);
        var other = as(second, path(requested) + "/approve", COMMENT);
        var maker = client.post(path(requested) + "/approve", COMMENT);
        var seer = as(viewer, path(requested) + "/approve", COMMENT);

        // Then
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().path("type").asText()).endsWith("wrong-person");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json().path("type").asText()).endsWith("wrong-person");
        assertThat(maker.status()).isEqualTo(403);
        assertThat(seer.status()).isEqualTo(403);
        assertThat(client.get(domain()).json().path("revision").asLong()).isEqualTo(2);
        assertThat(client.get(path(requested)).json().path("state").asText()).isEqualTo("open");
    }

    @Test
    void shouldTakeNoApprovalOnceTheDomainHasChanged() {
        // Given
        var requested = request(WEAKER);
        client.put(domain() + "/origin-protocol-policy", "{\"enabled\": true, \"redirectType\": \"HTTPS\"}");

        // When
        var approved = bob.json("POST", path(requested) + "/approve", COMMENT, INTENDED);

        // Then
        assertThat(approved.status()).isEqualTo(409);
        assertThat(approved.json().path("type").asText()).endsWith("change-request-outdated");
        assertThat(client.get(domain()).json().at("/effective/https/scheme").asText())
                .isEqualTo("https");
    }

    @Test
    void shouldKnowNoWayAround() {
        // Given
        var fresh = Client.freshName();
        var weak = """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 443}], "originTls": {"verification": "NONE"}}\
            """;

        // When
        var restored = client.post(domain() + "/revisions/1/restore", "");
        var batch = client.post("/api/v1/batches", """
            {"items": [{"domain": "%s", "originProtocolPolicy": %s}]}\
            """.formatted(name, PLAIN));
        var patched = client.patch(domain() + "/origins", "{\"originTls\": {\"verification\": \"NONE\"}}");
        var added = client.post("/api/v1/domains", weak.formatted(fresh));
        var revision = client.get(domain()).json().path("revision").asLong();
        client.delete(domain());
        var again = client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}]}\
            """.formatted(name));
        var back = client.post(domain() + "/revisions/1/restore", "");

        // Then
        assertThat(type(restored)).endsWith("consent-missing");
        assertThat(batch.json().at("/results/0/problem/type").asText()).endsWith("consent-missing");
        assertThat(type(patched)).endsWith("consent-missing");
        assertThat(type(added)).endsWith("consent-missing");
        assertThat(revision).isEqualTo(2);
        assertThat(type(again)).endsWith("consent-missing");
        assertThat(type(back)).endsWith("consent-missing");
        assertThat(client.get("/api/v1/domains/" + fresh).status()).isEqualTo(404);
    }

    @Test
    void shouldTakeNoSecondPersonForABriefExceptionFromVerificationUnlessItIsRepeated() {
        // When
        var past = unverified(Duration.ofHours(-1));
        var far = unverified(Duration.ofDays(91));
        var tooLong = unverified(Duration.ofHours(30));
        var brief = unverified(Duration.ofHours(4));
        var shown = client.get(domain()).json();
        var longer = unverified(Duration.ofHours(20));
        letTheExceptionPass();
        var over = client.get(domain()).json();
        var unchanged = client.patch(
                domain() + "/origins",
                "{\"origins\": [{\"address\": \"203.0.113.11\", \"port\": 80}], \"originTls\": "
                        + over.path("originTls") + "}");
        var restored = client.post(domain() + "/revisions/3/restore", "");
        var again = unverified(Duration.ofHours(4));
        client.delete(domain());
        var added = client.post("/api/v1/domains", """
            {"name": "%s", "origins": [{"address": "203.0.113.10", "port": 80}],
             "originProtocolPolicy": {"enabled": true, "redirectType": "FOLLOW"}, "originTls": %s}\
            """.formatted(name, terms(Duration.ofHours(4))));

        // Then
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.response().body()).contains("originTls.unverifiedUntil", "lies in the past");
        assertThat(far.response().body()).contains("originTls.unverifiedUntil", "90 days from now");
        assertThat(type(tooLong)).endsWith("consent-missing");
        assertThat(tooLong.json().path("detail").asText())
                .contains("or earlier (unverifiedUntil) requires no approval");
        assertThat(brief.status()).as(brief.response().body()).isEqualTo(200);
        assertThat(brief.json().at("/warnings/0/detail").asText())
                .startsWith("until 20")
                .contains("from then on");
        assertThat(shown.path("effectiveVerification").asText()).isEqualTo("NONE");
        assertThat(longer.status()).as(longer.response().body()).isEqualTo(200);
        assertThat(over.at("/originTls/verification").asText()).isEqualTo("NONE");
        assertThat(over.path("effectiveVerification").asText()).isEqualTo("FULL");
        assertThat(unchanged.status()).as(unchanged.response().body()).isEqualTo(200);
        assertThat(restored.status()).as(restored.response().body()).isEqualTo(200);
        assertThat(type(again)).endsWith("consent-missing");
        assertThat(type(added)).endsWith("consent-missing");
    }

    private Answer unverified(Duration time) {
        return client.patch(domain() + "/origins", "{\"originTls\": " + terms(time) + "}");
    }

    private String terms(Duration time) {
        return "{\"verification\": \"NONE\", \"unverifiedUntil\": \""
                + clock.instant().plus(time) + "\"}";
    }

    /** Two days pass for the domain's exception, and for the revisions that have it. */
    private void letTheExceptionPass() {
        new Database(infrastructure.database()).value("""
            with present as (
                update domain set unverified_since = unverified_since - interval '2 days',
                    unverified_until = unverified_until - interval '2 days',
                    state = regexp_replace(state, '"unverifiedUntil":"[^"]*"', '"unverifiedUntil":"%2$s"')
                where name = '%1$s' returning 1),
            earlier as (
                update domain_revision
                set state = regexp_replace(state, '"unverifiedUntil":"[^"]*"', '"unverifiedUntil":"%2$s"')
                where domain = '%1$s' returning 1)
            select (select count(*) from present) + (select count(*) from earlier)""".formatted(
                        name, clock.instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void shouldLetDeclineAnybodyAndWithdrawTheAuthor() {
        // Given
        var declined = request(WEAKER);
        var withdrawn = request(OTHER);

        // When
        var foreign = bob.json("POST", path(withdrawn) + "/withdraw", "", INTENDED);
        var withdraw = as(second, path(withdrawn) + "/withdraw", "");
        var decline = bob.json("POST", path(declined) + "/decline", COMMENT, INTENDED);
        var late = bob.json("POST", path(declined) + "/approve", COMMENT, INTENDED);
        var listed = client.get(domain() + "/change-requests").json().path("items");

        // Then
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(withdraw.json().path("state").asText()).isEqualTo("withdrawn");
        assertThat(decline.json().path("state").asText()).isEqualTo("declined");
        assertThat(type(late)).endsWith("change-request-closed");
        assertThat(Answer.each(listed, "id")).containsExactly(id(withdrawn), id(declined));
    }

    @Test
    void shouldCompareANameBelowAWildcardWithIt() {
        // Given
        var wildcard = "*." + name;
        var below = "www." + name;
        var plain = "{\"name\": \"%s\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}";
        client.post("/api/v1/domains", plain.formatted(wildcard));
        var wild = "/api/v1/domains/" + wildcard;
        var there = client.post("/api/v1/domains", plain.formatted(below));
        client.setPolicy(below, "HTTPS");

        // When
        var uncovering = client.delete("/api/v1/domains/" + below);
        client.setPolicy(wildcard, "HTTPS");
        var removed = client.delete("/api/v1/domains/" + below);
        var covering = client.post("/api/v1/domains", plain.formatted("new." + name));
        var deeper = client.post("/api/v1/domains", plain.formatted("*.deep." + name));
        var elsewhere = client.post("/api/v1/domains", plain.formatted("new-" + name));

        // Then
        assertThat(there.status()).isEqualTo(201);
        assertThat(type(uncovering)).endsWith("consent-missing");
        assertThat(uncovering.json().path("detail").asText()).contains("a wildcard above " + below);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(type(covering)).endsWith("consent-missing");
        assertThat(type(deeper)).endsWith("consent-missing");
        assertThat(elsewhere.status()).isEqualTo(201);
        assertThat(client.get(wild).status()).isEqualTo(200);
    }

    @Test
    void shouldKnowNoOrderOfRemovingAndAddingThatGoesAround() {
        // Given
        var plain = "{\"name\": \"%s\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 80}]}";
        var secure = plain.replace("80", "443");
        client.post("/api/v1/domains", secure.formatted("*.one." + name));
        client.delete("/api/v1/domains/*.one." + name);
        client.post("/api/v1/domains", secure.formatted("www.two." + name));
        client.delete("/api/v1/domains/www.two." + name);

        // When
        var belowARemovedWildcard = client.post("/api/v1/domains", plain.formatted("www.one." + name));
        var aboveARemovedName = client.post("/api/v1/domains", plain.formatted("*.two." + name));
        var secured = client.post("/api/v1/domains", secure.formatted("*.two." + name));

        // Then
        assertThat(type(belowARemovedWildcard)).endsWith("consent-missing");
        assertThat(type(aboveARemovedName)).endsWith("consent-missing");
        assertThat(secured.status()).isEqualTo(201);
    }

    @Test
    void shouldTellNobodyWhatANameWasOfAnotherTeam() {
        // Given
        var red = "r" + Client.freshName().substring(0, 10);
        var blue = "b" + Client.freshName().substring(0, 10);
        client.post("/api/v1/teams", "{\"id\": \"%s\"}".formatted(red));
        client.post("/api/v1/teams", "{\"id\": \"%s\"}".formatted(blue));
        var keys = new Keys(client);
        var ofRed = keys.ofTeam(red, "operator");
        var ofBlue = keys.ofTeam(blue, "operator");
        var secure = "{\"name\": \"%s\", \"origins\": [{\"address\": \"203.0.113.10\", \"port\": 443}]}";
        var plain = secure.replace("443", "80");
        var former = "former." + name;
        as(ofRed, "/api/v1/domains", secure.formatted(former));
        client.delete("/api/v1/domains/" + former);

        // When
        var own = as(ofRed, "/api/v1/domains", plain.formatted(former));
        var seen = client.post("/api/v1/domains", plain.formatted(former));
        var others = as(ofBlue, "/api/v1/domains", plain.formatted(former));
        var above = as(ofBlue, "/api/v1/domains", plain.formatted("*." + name));

        // Then
        assertThat(type(own)).endsWith("consent-missing");
        assertThat(type(seen)).endsWith("consent-missing");
        assertThat(others.status()).as(others.response().body()).isEqualTo(201);
        assertThat(above.status()).as(above.response().body()).isEqualTo(201);
    }

    @Test
    void shouldKnowThePersonBehindAKeyWhoseMakerIsGone() {
        // Given
        var keys = new Keys(client);
        var maker = keys.of("administrator");
        var made = new Keys(client, maker.authorization()).of("operator");
        var requested = request(WEAKER);

        // When
        var deleted = client.delete(maker.path());
        var approved = as(made, path(requested) + "/approve", COMMENT);

        // Then
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(type(approved)).endsWith("wrong-person");
    }

    @Test
    void shouldTakeOneOfTwoApprovalsAtOnce() throws Exception {
        // Given
        var path = path(request(WEAKER)) + "/approve";
        var carol = new Browser(base);
        var carolsName = Client.freshName().substring(0, 20);
        client.post("/api/v1/accounts", """
            {"username": "%s", "password": "%s", "roles": [{"role": "operator"}], "mustChangePassword": false}\
            """.formatted(carolsName, PASSWORD));
        passAMonth();
        carol.signIn(carolsName, PASSWORD);

        // When
        var one = CompletableFuture.supplyAsync(() -> bob.json("POST", path, COMMENT, INTENDED));
        var other = CompletableFuture.supplyAsync(() -> carol.json("POST", path, COMMENT, INTENDED));
        var answers = List.of(Waiting.resultOf(one), Waiting.resultOf(other));

        // Then
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(late -> assertThat(type(late)).endsWith("change-request-closed"));
        assertThat(client.get(domain()).json().path("revision").asLong()).isEqualTo(3);
    }

    @Test
    void shouldTakeNoConsentForWhatDoesNotWeaken() {
        assertThat(client.put(domain() + "/granted-ports", "{\"https\": 8443}").status())
                .isEqualTo(200);
        assertThat(client.setPolicy(name, "HTTPS").status()).isEqualTo(200);
        assertThat(client.delete(domain()).status()).isEqualTo(200);
    }

    @Test
    void shouldTakeNoApprovalOfAnAccountThatTheAuthorMadeOrCouldHaveSignedInWith() {
        // Given: a colleague who administers, whose account bob's was the way to
        signBobIn();
        var bobsOwn = bobsName;
        bobsName = "";
        var requested = request(WEAKER);
        var id = client.get("/api/v1/accounts?size=200").json().path("items");
        var bobs = "/api/v1/accounts/" + idOf(id, bobsOwn);
        client.patch(bobs, "{\"roles\": [{\"role\": \"administrator\"}]}");
        var evesName = Client.freshName().substring(0, 20);
        bob.json("POST", "/api/v1/accounts", """
                {"username": "%s", "password": "%s", "roles": [{"role": "operator"}], "mustChangePassword": false}""".formatted(evesName, PASSWORD), INTENDED);
        var eve = new Browser(base);
        eve.signIn(evesName, PASSWORD);

        // When
        client.patch(bobs, "{\"password\": \"another horse battery\"}");
        bob.signIn(bobsOwn, "another horse battery");
        bob.json(
                "PUT",
                "/api/v1/caller/password",
                "{\"current\": \"another horse battery\", \"next\": \"a third horse battery\"}",
                INTENDED);
        var byBob = bob.json("POST", path(requested) + "/approve", COMMENT, INTENDED);
        var byEve = eve.json("POST", path(requested) + "/approve", COMMENT, INTENDED);
        var declined = eve.json("POST", path(request(OTHER)) + "/decline", COMMENT, INTENDED);
        passAMonth();
        var later = bob.json("POST", path(requested) + "/approve", COMMENT, INTENDED);

        // Then
        assertThat(type(byBob)).endsWith("wrong-person");
        assertThat(byBob.json().path("detail").asText()).contains("set its password", "30 days");
        assertThat(type(byEve)).endsWith("wrong-person");
        assertThat(declined.status()).isEqualTo(200);
        assertThat(later.status()).as(later.response().body()).isEqualTo(200);
    }

    /** Since all accounts were made. */
    private void passAMonth() {
        new Database(infrastructure.database())
                .value("with passed as (update password_giver set given_at = given_at - interval '31 days' returning 1)"
                        + " select count(*) from passed");
    }

    private static String idOf(Iterable<JsonNode> accounts, String username) {
        for (var account : accounts) {
            if (account.path("username").asText().equals(username)) {
                return account.path("id").asText();
            }
        }
        throw new IllegalStateException(username);
    }

    private Answer request(String json) {
        return as(first, domain() + "/change-requests", json);
    }

    private Answer as(Keys.Key key, String path, String json) {
        return client.post(path, json, "Authorization", key.authorization());
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
}
