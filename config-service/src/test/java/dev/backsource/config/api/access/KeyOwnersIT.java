package dev.backsource.config.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's key may do what its roles and the person's present ones allow; a service's is made by an administrator. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KeyOwnersIT {
    private static final String KEYS = "/api/v1/access-keys";
    private static final String CALLER = "/api/v1/caller";
    private static final String ADMINISTERS = "[{\"role\": \"administrator\"}]";
    private static final String PASSWORD = "correct horse battery";
    private static final String[] INTENDED = {"X-Backsource-Console", "1"};

    @TestHTTPResource("/")
    URI base;

    Client client;
    Browser jane;
    List<Answer> made;
    String username;
    String account;

    @BeforeEach
    void letAnAdministratorIn() {
        client = new Client(base);
        made = new ArrayList<>();
        username = fresh();
        account = "/api/v1/accounts/"
                + client.post("/api/v1/accounts", """
                {"username": "%s", "password": "%s", "roles": %s, "mustChangePassword": false}""".formatted(username, PASSWORD, ADMINISTERS))
                        .json()
                        .path("id")
                        .asText();
        jane = new Browser(base);
        jane.signIn(username, PASSWORD);
    }

    /** No administrator stays behind. */
    @AfterEach
    void takeAway() {
        made.forEach(key -> client.delete(path(key)));
        client.delete(account);
    }

    @Test
    void shouldCutAPersonsKeysAsThePersonsRolesAreCut() {
        // Given
        var key = byJane("\"roles\": " + ADMINISTERS);
        var child = client.post(
                KEYS,
                "{\"name\": \"%s\", \"roles\": %s}".formatted(fresh(), ADMINISTERS),
                "Authorization",
                authorization(key));

        // When
        var before = roles(key);
        client.patch(account, "{\"roles\": [{\"role\": \"viewer\", \"names\": [\"*.shop.example.com\"]}]}");
        var cut = roles(key);
        var cutChild = roles(child);
        var shown = client.get(path(key)).json();
        client.patch(account, "{\"enabled\": false}");
        var disabled = caller(key).status();
        var inactive = client.get(path(key)).json();
        client.patch(account, "{\"enabled\": true, \"roles\": " + ADMINISTERS + "}");
        var again = roles(key);
        client.delete(account);

        // Then
        assertThat(key.status()).as(key.response().body()).isEqualTo(201);
        assertThat(child.status()).as(child.response().body()).isEqualTo(201);
        assertThat(before).isEqualTo("[{\"role\":\"administrator\"}]");
        assertThat(cut).isEqualTo("[{\"role\":\"viewer\",\"names\":[\"*.shop.example.com\"]}]");
        assertThat(cutChild).isEqualTo(cut);
        assertThat(shown.at("/ownedBy/kind").asText()).isEqualTo("person");
        assertThat(shown.at("/ownedBy/name").asText()).isEqualTo(username);
        assertThat(shown.at("/ownedBy/active").asBoolean()).isTrue();
        assertThat(disabled).isEqualTo(401);
        assertThat(inactive.at("/ownedBy/active").asBoolean()).isFalse();
        assertThat(again).isEqualTo(before);
        assertThat(caller(key).status()).isEqualTo(401);
        assertThat(caller(child).status()).isEqualTo(401);
    }

    @Test
    void shouldLetNoSessionMakeAnAdministratorsKeyThatHoldsForEver() {
        // Given
        var own = byJane("\"roles\": " + ADMINISTERS);
        var ofService = byJane("\"service\": \"deployment\", \"roles\": " + ADMINISTERS);

        // When
        var later = byJane("\"expiresAt\": \"2999-01-01T00:00:00Z\", \"roles\": " + ADMINISTERS);
        var longer = client.patch(path(ofService), "{\"expiresAt\": null}", "Authorization", authorization(ofService));
        var child = client.post(
                KEYS,
                "{\"name\": \"%s\", \"roles\": %s}".formatted(fresh(), ADMINISTERS),
                "Authorization",
                authorization(ofService));
        var operator = byJane("\"service\": \"deployment\", \"roles\": [{\"role\": \"operator\"}]");
        var byAService = client.patch(path(ofService), "{\"expiresAt\": null}");

        // Then
        var latest = Instant.now().plus(Duration.ofDays(90));
        assertThat(expiry(own)).isBefore(latest).isAfter(latest.minus(1, ChronoUnit.DAYS));
        assertThat(expiry(ofService)).isBefore(latest);
        assertThat(later.status()).isEqualTo(400);
        assertThat(later.json().path("detail").asText()).contains("expiresAt must be");
        assertThat(longer.status()).isEqualTo(400);
        assertThat(expiry(child)).isEqualTo(expiry(ofService));
        assertThat(operator.json().path("key").has("expiresAt")).isFalse();
        assertThat(byAService.status()).isEqualTo(200);
        assertThat(byAService.json().has("expiresAt")).isFalse();
    }

    @Test
    void shouldRefuseTheNamesOfOtherCallers() {
        // Given
        var mayChooseNames = "[{\"role\": \"administrator\", \"names\": [\"*.shop.example.com\"]}]";
        var role = "\"roles\": [{\"role\": \"viewer\", \"names\": [\"*.shop.example.com\"]}]";
        var others = byJane(role.replace("shop", "other"));
        var othersName = others.json().at("/key/name").asText();
        client.patch(account, "{\"roles\": " + mayChooseNames + "}");

        // When
        var answers = Stream.of("first-administrator", "First-Administrator", "config-service", username, othersName)
                .map(name -> jane.json("POST", KEYS, "{\"name\": \"%s\", %s}".formatted(name, role), INTENDED))
                .toList();
        var program = jane.json(
                "POST",
                KEYS,
                "{\"name\": \"%s\", \"program\": \"%s\", %s}".formatted(fresh(), othersName, role),
                INTENDED);
        var own = byJane(role);
        var renamed = jane.json("PATCH", path(own), "{\"name\": \"" + othersName + "\"}", INTENDED);
        var second = jane.json(
                "POST",
                KEYS,
                "{\"name\": \"%s\", %s}".formatted(own.json().at("/key/name").asText(), role),
                INTENDED);
        made.add(second);
        var accounts = Stream.of("first-administrator", othersName)
                .map(name -> client.post("/api/v1/accounts", """
                        {"username": "%s", "password": "%s", "roles": [{"role": "viewer"}]}""".formatted(name, PASSWORD)))
                .toList();

        // Then
        assertThat(Stream.concat(answers.stream(), Stream.of(program, renamed))).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("type").asText()).endsWith("caller-name-taken");
        });
        assertThat(second.status()).as(second.response().body()).isEqualTo(201);
        assertThat(accounts)
                .allSatisfy(answer ->
                        assertThat(answer.json().path("type").asText()).endsWith("username-taken"));
    }

    @Test
    void shouldHaveServicesKeysMadeByAdministratorsOfAllAndListThem() {
        // Given
        var service = fresh();
        var key = byJane("\"service\": \"%s\", \"roles\": [{\"role\": \"operator\"}]".formatted(service));
        var own = byJane("\"roles\": [{\"role\": \"viewer\"}]");
        client.patch(account, "{\"roles\": [{\"role\": \"administrator\", \"names\": [\"*.shop.example.com\"]}]}");

        // When
        var refused =
                byJane("\"service\": \"%s\", \"roles\": [{\"role\": \"viewer\", \"names\": [\"*.shop.example.com\"]}]"
                        .formatted(service));
        var services = client.get(KEYS + "?ownerKind=service&size=200").json();
        var people = client.get(KEYS + "?ownerKind=person&size=200").json();
        var unknown = client.get(KEYS + "?ownerKind=nobody");
        var given = client.patch(path(own), "{\"service\": \"" + service + "\"}");

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(Answer.each(services.path("items"), "id")).contains(id(key)).doesNotContain(id(own));
        assertThat(Answer.each(people.path("items"), "id")).contains(id(own)).doesNotContain(id(key));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(given.json().at("/ownedBy/id").asText()).isEqualTo(service);
        assertThat(roles(key)).isEqualTo("[{\"role\":\"operator\"}]");
        assertThat(roles(own)).isEqualTo("[{\"role\":\"viewer\"}]");
    }

    private Answer byJane(String rest) {
        var answer = jane.json("POST", KEYS, "{\"name\": \"%s\", %s}".formatted(fresh(), rest), INTENDED);
        made.add(answer);
        return answer;
    }

    private Answer caller(Answer answer) {
        return client.get(CALLER, "Authorization", authorization(answer));
    }

    private String roles(Answer answer) {
        return caller(answer).json().path("roles").toString();
    }

    private static String authorization(Answer answer) {
        return "Bearer " + answer.json().path("token").asText();
    }

    private static String id(Answer answer) {
        return answer.json().at("/key/id").asText();
    }

    private static String path(Answer answer) {
        return KEYS + "/" + id(answer);
    }

    private static Instant expiry(Answer answer) {
        return Instant.parse(answer.json().at("/key/expiresAt").asText());
    }

    private static String fresh() {
        return Client.freshName().substring(0, 20);
    }
}
