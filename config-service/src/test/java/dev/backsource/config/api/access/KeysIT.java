package dev.backsource.config.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.testing.access.TestAdministrator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access keys: who makes and sees them, and which are not taken. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KeysIT {
    private static final String KEYS = "/api/v1/access-keys";
    private static final String CALLER = "/api/v1/caller";
    private static final String OWN = KEYS + "/TESTADMINISTRATR";

    @TestHTTPResource("/")
    URI base;

    Client client;
    Keys keys;

    @BeforeEach
    void connect() {
        client = new Client(base);
        keys = new Keys(client);
    }

    @Test
    void shouldSayTheSameOfEveryKeyThatItDoesNotTake() {
        // Given
        var disabled = keys.of("viewer");
        client.patch(disabled.path(), "{\"enabled\": false}");
        var expired = keys.of("viewer");
        client.patch(expired.path(), "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}");
        var deleted = keys.of("viewer");
        client.delete(deleted.path());
        var valid = keys.of("viewer");
        var last = valid.token().charAt(valid.token().length() - 2) == 'A' ? "B" : "A";
        var wrongSecret = valid.token().substring(0, valid.token().length() - 2) + last + "A";

        // When
        var answers = Stream.of(
                        disabled.authorization(),
                        expired.authorization(),
                        deleted.authorization(),
                        "Bearer " + wrongSecret,
                        "Bearer bsk_ABCDEFGHIJKLMNOP_" + "0".repeat(43),
                        "Bearer",
                        "Bearer " + valid.token().substring(1),
                        "Basic " + valid.token(),
                        valid.token(),
                        "")
                .map(authorization -> client.get(CALLER, "Authorization", authorization))
                .toList();
        var twice = client.get(
                CALLER, "Authorization", valid.authorization(), "Authorization", TestAdministrator.AUTHORIZATION);

        // Then
        assertThat(Stream.concat(answers.stream(), Stream.of(twice))).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"backsource\"");
            assertThat(answer.response().body()).isEqualTo(twice.response().body());
        });
        assertThat(client.get(CALLER, "Authorization", "bEARER " + valid.token())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldTakeADisabledKeyAgainOnceItIsEnabled() {
        // Given
        var key = keys.of("operator", "*.shop.example.com");
        client.patch(key.path(), "{\"enabled\": false}");

        // When
        var enabled = client.patch(key.path(), "{\"enabled\": true, \"expiresAt\": null}");

        // Then
        assertThat(enabled.json().path("enabled").asBoolean()).isTrue();
        var caller = client.get(CALLER, "Authorization", key.authorization()).json();
        assertThat(caller.path("id").asText()).isEqualTo(key.id());
        assertThat(caller.path("roles")).hasToString("[{\"role\":\"operator\",\"names\":[\"*.shop.example.com\"]}]");
    }

    @Test
    void shouldGiveAProgramTwoKeysSoThatOneCanTakeTheOthersPlace() {
        // Given
        var program = "p" + Client.freshName().substring(1, 20);
        var body = """
                {"name": "%s-%d", "program": "%s", "roles": [{"role": "viewer"}]}""";

        // When
        var first = client.post(KEYS, body.formatted(program, 1, program));
        var second = client.post(KEYS, body.formatted(program, 2, program));
        var third = client.post(KEYS, body.formatted(program, 3, program));
        client.delete(KEYS + "/" + first.json().at("/key/id").asText());
        var instead = client.post(KEYS, body.formatted(program, 4, program));

        // Then
        assertThat(List.of(first.status(), second.status(), third.status(), instead.status()))
                .containsExactly(201, 201, 409, 201);
        assertThat(third.json().path("type").asText()).endsWith("too-many-keys");
        assertThat(callerOf(first).status()).isEqualTo(401);
        assertThat(callerOf(second).json().path("name").asText()).isEqualTo(program + "-2");
    }

    @Test
    void shouldShowASecretOnceAndKeysToThoseWhoAdministerThem() {
        // Given
        var shop = Client.freshName();
        var ofShop = keys.of("administrator", "*." + shop);
        var made = client.post(
                KEYS,
                "{\"name\": \"of-shop\", \"program\": \"%s\", \"roles\": [{\"role\": \"operator\", \"names\": [\"a.%s\"]}]}"
                        .formatted(ofShop.id(), shop),
                "Authorization",
                ofShop.authorization());
        var path = KEYS + "/" + made.json().at("/key/id").asText();

        // When
        var shown = client.get(path).response().body();
        var listed = client.get(KEYS, "Authorization", ofShop.authorization()).json();
        var others = client.get(OWN, "Authorization", ofShop.authorization());
        var more = client.post(
                KEYS,
                "{\"name\": \"more\", \"roles\": [{\"role\": \"viewer\"}]}",
                "Authorization",
                ofShop.authorization());

        // Then
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith(path);
        assertThat(shown).doesNotContain(made.json().path("secret").asText());
        assertThat(listed.path("total").asInt()).isEqualTo(2);
        assertThat(Answer.each(listed.path("items"), "id"))
                .containsExactlyInAnyOrder(
                        ofShop.id(), made.json().at("/key/id").asText());
        assertThat(others.status()).isEqualTo(404);
        assertThat(more.status()).isEqualTo(403);
    }

    @Test
    void shouldKeepTheLastAdministrator() {
        // When
        var disabled = client.patch(OWN, "{\"enabled\": false}");
        var expiring = client.patch(OWN, "{\"expiresAt\": \"2050-01-01T00:00:00Z\"}");
        var deleted = client.delete(OWN);

        // Then
        assertThat(List.of(disabled, expiring, deleted)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("type").asText()).endsWith("last-administrator");
        });
        assertThat(client.get(CALLER).status()).isEqualTo(200);
    }

    private Answer callerOf(Answer made) {
        return client.get(
                CALLER, "Authorization", "Bearer " + made.json().path("token").asText());
    }
}
