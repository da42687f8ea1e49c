package dev.backsource.config.access.quotas;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventSubscriber;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.TeamsOfTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much teams may have. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class QuotasIT {
    private static final String EXCEEDED = "urn:backsource:problem:quota-exceeded";

    @TestHTTPResource("/")
    URI base;

    Client client;
    String team;

    @BeforeEach
    void makeATeam() {
        client = new Client(base);
        team = TeamsOfTests.make(client);
    }

    @Test
    void shouldShowWhatATeamMayHaveAndHas() {
        // Given
        add(team);

        // When
        var set = quotas("{\"domains\": 5, \"streams\": 7}");
        var read = client.get("/api/v1/teams/" + team);

        // Then
        assertThat(set.status()).isEqualTo(200);
        assertThat(read.json().path("quotas")).isEqualTo(set.json().path("quotas"));
        assertThat(read.json().at("/quotas/domains")).hasToString("{\"limit\":5,\"used\":1}");
        assertThat(read.json().at("/quotas/probes")).hasToString("{\"used\":1}");
        assertThat(read.json().at("/quotas/streams")).hasToString("{\"limit\":7,\"used\":0}");
        assertThat(read.json().at("/quotas/originsPerDomain")).hasToString("{}");
    }

    @Test
    void shouldTakeQuotasAwayByNullAndLeaveOthers() {
        // Given
        quotas("{\"domains\": 0, \"probes\": 9}");
        assertThat(add(team).status()).isEqualTo(409);

        // When
        var unset = quotas("{\"domains\": null}");

        // Then
        assertThat(unset.json().at("/quotas/domains/limit").isMissingNode()).isTrue();
        assertThat(unset.json().at("/quotas/probes/limit").asInt()).isEqualTo(9);
        assertThat(add(team).status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseQuotasThatAreNone() {
        assertThat(quotas("{\"domains\": -1}").violations()).containsExactly("quotas.domains out-of-range");
        assertThat(quotas("{\"doors\": 1}").violations()).containsExactly("quotas.doors unknown-field");
        assertThat(client.patch("/api/v1/teams/nobody", "{}").status()).isEqualTo(404);
    }

    @Test
    void shouldGiveTheLastRoomToOneOfThoseWhoTakeItAtOnce() {
        // Given
        quotas("{\"domains\": 3}");

        // When
        var statuses = atOnce(8, i -> add(team).status());

        // Then
        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        assertThat(used("domains")).isEqualTo(3);
    }

    @Test
    void shouldGiveTheLastProbesToOneOfThoseWhoTakeThemAtOnce() {
        // Given
        quotas("{\"probes\": 5}");
        var names = IntStream.range(0, 4).mapToObj(i -> named(add(team))).toList();

        // When
        var statuses = atOnce(4, i -> client.setPolicy(names.get(i), "FOLLOW").status());

        // Then
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(3);
        assertThat(used("probes")).isEqualTo(5);
    }

    @Test
    void shouldGiveTheLastPurgeToOneOfThoseWhoAskAtOnce() {
        // Given
        quotas("{\"purgesPerDay\": 2}");
        var names = List.of(named(add(team)), named(add(team)));

        // When
        var statuses = atOnce(6, i -> purge(names.get(i % 2)).status());

        // Then
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(2);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
        assertThat(used("purgesPerDay")).isEqualTo(2);
    }

    @Test
    void shouldNameTheQuotaTheLimitAndWhatIsUsed() {
        // Given
        quotas("{\"domains\": 1}");
        add(team);

        // When
        var refused = add(team);

        // Then
        assertThat(refused.json().path("type").asText()).isEqualTo(EXCEEDED);
        assertThat(refused.json().path("detail").asText())
                .contains("the limit of domains of the team " + team + " is 1, and 1 are in use");
    }

    @Test
    void shouldCountWhatIsRestoredAndWhatIsGiven() {
        // Given
        var removed = named(add(team));
        client.delete("/api/v1/domains/" + removed);
        var others = named(add(TeamsOfTests.make(client)));
        quotas("{\"domains\": 0}");

        // When
        var restored = client.post("/api/v1/domains/" + removed + "/revisions/1/restore", "");
        var given = give(others);

        // Then
        assertThat(restored.status()).isEqualTo(409);
        assertThat(given.status()).isEqualTo(409);
        quotas("{\"domains\": 2}");
        assertThat(give(others).status()).isEqualTo(200);
        assertThat(give(others).status()).isEqualTo(200);
        assertThat(client.post("/api/v1/domains/" + removed + "/revisions/1/restore", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldLimitOriginsOfADomainAndLetItKeepWhatItHas() {
        // Given
        var name = named(add(team));
        origins(name, 3);
        quotas("{\"originsPerDomain\": 2}");

        // When
        var more = origins(name, 4);
        var fewer = origins(name, 3);
        var batch = client.post("/api/v1/batches", """
                {"items": [{"domain": "%s", "origins": [%s]}]}""".formatted(name, list(5)));

        // Then
        assertThat(more.json().path("type").asText()).isEqualTo(EXCEEDED);
        assertThat(fewer.status()).isEqualTo(200);
        assertThat(batch.json().at("/results/0/problem/type").asText()).isEqualTo(EXCEEDED);
    }

    @Test
    void shouldLimitPathRulesOfADomain() {
        // Given
        var name = named(add(team));
        quotas("{\"pathRulesPerDomain\": 2}");

        // When
        var many = rules(name, "\"suffixes\": [\"jpg\", \"png\"], \"uris\": [\"/a\"]");
        var few = rules(name, "\"suffixes\": [\"jpg\"], \"uris\": [\"/a\"]");

        // Then
        assertThat(many.status()).isEqualTo(409);
        assertThat(few.status()).isEqualTo(200);
    }

    @Test
    void shouldLimitStreamsOfThoseWhoActForTheTeam() {
        // Given
        quotas("{\"streams\": 1}");
        var keys = new Keys(client);
        var one = keys.ofTeam(team, "viewer").authorization();
        var other = keys.ofTeam(team, "operator").authorization();
        await().until(() -> {
            try (var stream = EventSubscriber.as(one, base, "", null)) {
                return stream.status() == 200;
            }
        });
        await().until(() -> used("streams") == 0);

        try (var first = EventSubscriber.as(one, base, "", null)) {
            // When
            var second = refused(other);

            // Then
            assertThat(first.status()).isEqualTo(200);
            assertThat(second).isEqualTo(429);
            assertThat(used("streams")).isEqualTo(1);
        }
        await().until(() -> used("streams") == 0);
    }

    private int refused(String authorization) {
        try (var stream = EventSubscriber.as(authorization, base, "", null)) {
            return stream.status();
        }
    }

    private static List<Integer> atOnce(int many, IntFunction<Integer> request) {
        var threads = Executors.newFixedThreadPool(many);
        try {
            return IntStream.range(0, many)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private Answer quotas(String quotas) {
        return client.patch("/api/v1/teams/" + team, "{\"quotas\": %s}".formatted(quotas));
    }

    private long used(String quota) {
        return client.get("/api/v1/teams/" + team)
                .json()
                .at("/quotas/" + quota + "/used")
                .asLong(-1);
    }

    private Answer add(String owner) {
        return client.post("/api/v1/domains", """
                {"name": "%s", "team": "%s", "origins": [%s]}""".formatted(Client.freshName(), owner, list(1)));
    }

    private static String named(Answer added) {
        assertThat(added.status()).isEqualTo(201);
        return added.json().path("domain").asText();
    }

    private Answer give(String name) {
        return client.put("/api/v1/domains/" + name + "/team", "{\"team\": \"%s\"}".formatted(team));
    }

    private Answer purge(String name) {
        return client.post("/api/v1/domains/" + name + "/purges", "{\"everything\": true}");
    }

    private Answer origins(String name, int many) {
        return client.put("/api/v1/domains/" + name + "/origins", "{\"origins\": [%s]}".formatted(list(many)));
    }

    private Answer rules(String name, String rules) {
        return client.put(
                "/api/v1/domains/" + name + "/dynamic-acceleration",
                "{\"enabled\": true, \"staticRules\": {%s}}".formatted(rules));
    }

    private static String list(int many) {
        return String.join(
                ",",
                IntStream.rangeClosed(1, many)
                        .mapToObj(i -> "{\"address\": \"203.0.113.%d\", \"port\": 80}".formatted(i))
                        .toList());
    }
}
