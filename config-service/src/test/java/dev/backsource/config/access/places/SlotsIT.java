package dev.backsource.config.access.places;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Browser;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tenant with any number of keys leaves to others. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SlotsIT {
    private static final String PASSWORD = "several words of some length";

    @TestHTTPResource("/")
    URI base;

    @Inject
    Tenancies tenancies;

    Client client;
    Keys keys;
    String team;

    @BeforeEach
    void makeATeam() {
        client = new Client(base);
        keys = new Keys(client);
        team = TeamsOfTests.make(client);
    }

    @Test
    void shouldLetPeopleSignInWhileATeamMakesAccountsInParallel() {
        // Given
        var alice = Client.freshName().substring(0, 20);
        account(alice, "{\"role\": \"viewer\"}", client).join();
        var teams = Stream.generate(() -> keys.ofTeam(team, "administrator").authorization())
                .limit(3)
                .toList();

        // When
        var made = teams.stream()
                .flatMap(key -> Stream.generate(() -> account(
                                Client.freshName().substring(0, 20),
                                "{\"role\": \"viewer\", \"team\": \"%s\"}".formatted(team),
                                client,
                                "Authorization",
                                key))
                        .limit(30))
                .toList();
        var signedIn = Stream.generate(() -> new Browser(base).signIn(alice, PASSWORD))
                .limit(5)
                .map(Answer::status)
                .toList();

        // Then
        assertThat(signedIn).doesNotContain(429).allMatch(status -> status / 100 == 2);
        assertThat(made.stream().map(CompletableFuture::join).map(Answer::status))
                .contains(201, 429)
                .containsOnly(201, 429);
    }

    @Test
    void shouldLetATeamHaveOnlySoManyKeysAndAccounts() {
        // Given
        client.patch("/api/v1/teams/" + team, "{\"quotas\": {\"keys\": 2, \"accounts\": 1}}");
        var administrator = keys.ofTeam(team, "administrator").authorization();
        new Keys(client, administrator).ofTeam(team, "viewer");
        var role = "{\"role\": \"viewer\", \"team\": \"%s\"}".formatted(team);
        account(Client.freshName().substring(0, 20), role, client).join();

        // When
        var key = client.post(
                "/api/v1/access-keys",
                "{\"name\": \"third\", \"roles\": [%s]}".formatted(role),
                "Authorization",
                administrator);
        var account = account(Client.freshName().substring(0, 20), role, client, "Authorization", administrator)
                .join();

        // Then
        assertThat(key.status()).isEqualTo(409);
        assertThat(key.json().path("detail").asText())
                .contains("the limit of keys of the team " + team + " is 2, and 2 are in use");
        assertThat(account.status()).isEqualTo(409);
        assertThat(account.json().path("detail").asText())
                .contains("the limit of accounts of the team " + team + " is 1, and 1 are in use");
        var quotas = client.get("/api/v1/teams/" + team).json().path("quotas");
        assertThat(quotas.path("keys")).hasToString("{\"limit\":2,\"used\":2}");
        assertThat(quotas.path("accounts")).hasToString("{\"limit\":1,\"used\":1}");
        assertThat(keys.of("viewer")).as("of no team").isNotNull();
    }

    @Test
    void shouldCountKeysOfNoTeamWithTheFirstWhoMadeThem() {
        // Given
        var first = keys.of("administrator", "*.shop.example");
        var second = new Keys(client, first.authorization()).of("administrator", "*.shop.example");
        var third = new Keys(client, second.authorization()).of("viewer", "www.shop.example");
        var another = keys.of("viewer", "*.shop.example");

        // Then
        await().untilAsserted(
                        () -> assertThat(tenancies.of(caller(third)).tenants()).containsExactly(Tenant.of(first.id())));
        assertThat(tenancies.of(caller(second)).tenants()).containsExactly(Tenant.of(first.id()));
        assertThat(tenancies.of(caller(first)).tenants()).containsExactly(Tenant.of(first.id()));
        assertThat(tenancies.of(caller(another)).tenants()).containsExactly(Tenant.of(another.id()));
    }

    private static Caller caller(Keys.Key key) {
        var binding = new RoleBinding(Role.VIEWER, null, List.of(NamePattern.parse("www.shop.example")));
        return new Caller(CallerKind.PROGRAM, key.id(), "key", List.of(binding));
    }

    private static CompletableFuture<Answer> account(String username, String role, Client client, String... headers) {
        return client.postLater("/api/v1/accounts", """
                {"username": "%s", "password": "%s", "roles": [%s], "mustChangePassword": false}""".formatted(username, PASSWORD, role), headers);
    }
}
