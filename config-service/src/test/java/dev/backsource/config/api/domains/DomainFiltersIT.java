package dev.backsource.config.api.domains;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.EventWriter;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import dev.backsource.config.testing.SampleAlerts;
import dev.backsource.config.testing.TeamsOfTests;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.Scheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists of domains are narrowed down to. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DomainFiltersIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    EventWriter prober;
    String part;
    /** With a firing alert. */
    String broken;
    /** Of which port 443 is closed. */
    String closed;

    String sound;

    @BeforeEach
    void createDomains() throws InterruptedException {
        client = new Client(base);
        prober = new EventWriter(infrastructure.broker().bootstrapServers());
        part = Client.freshName();
        broken = "broken." + part;
        closed = "closed." + part;
        sound = "sound." + part;
        List.of(broken, closed, sound).forEach(name -> client.create(name, 80));
        client.setPolicy(broken, "FOLLOW");
        client.setPolicy(closed, "HTTPS");
        prober.write(SampleAlerts.firing(broken, "port 443 is closed"));
        prober.write(new OriginHealth(
                DomainName.parse(closed),
                2,
                NOON,
                List.of(new OriginHealth.Port(
                        OriginAddress.parse("203.0.113.10"), 443, Scheme.HTTPS, PortState.CLOSED, NOON, "refused"))));
        await().until(() ->
                !names("&alerting=true").isEmpty() && !names("&ports=closed").isEmpty());
    }

    @AfterEach
    void forget() {
        prober.remove(
                Topic.ORIGIN_ALERTS, OriginAlert.key(DomainName.parse(broken), AlertKind.FOLLOW_NEEDS_BOTH_PORTS));
        prober.remove(Topic.ORIGIN_HEALTH, closed);
        prober.close();
        await().until(() -> names("&alerting=true").isEmpty());
    }

    @Test
    void shouldListTheDomainsOfAPolicy() {
        // Then
        assertThat(names("&redirectType=FOLLOW")).containsExactly(broken);
        assertThat(names("&redirectType=HTTPS")).containsExactly(closed);
        assertThat(names("&redirectType=HTTP")).isEmpty();
        assertThat(names("&redirectType=OFF")).containsExactly(sound);
        assertThat(total("&redirectType=OFF")).isEqualTo(1);

        // When
        client.setPolicy(sound, "HTTPS");

        // Then
        assertThat(names("&redirectType=HTTPS")).containsExactly(closed, sound);
        assertThat(names("&redirectType=OFF")).isEmpty();
    }

    @Test
    void shouldListTheDomainsOfWhichProbersToldSomething() {
        // Then
        assertThat(names("&alerting=true")).containsExactly(broken);
        assertThat(names("&alerting=false")).containsExactly(closed, sound);
        assertThat(names("&ports=closed")).containsExactly(closed);
        assertThat(names("&ports=closed&alerting=true")).isEmpty();
        assertThat(names("&ports=closed&alerting=false&redirectType=HTTPS")).containsExactly(closed);
        assertThat(total("&alerting=false")).isEqualTo(2);
    }

    @Test
    void shouldGoOnFromPageToPageOfWhatItIsNarrowedDownTo() {
        // When
        var read = new ArrayList<String>();
        var next = "/api/v1/domains?size=1&alerting=false&query=" + part;
        while (!next.isEmpty()) {
            var page = client.get(next).json();
            page.path("items").forEach(item -> read.add(item.path("name").asText()));
            next = page.path("next").asText();
        }

        // Then
        assertThat(read).containsExactly(closed, sound);
    }

    @Test
    void shouldListToWhoMaySeeFewNoMoreThanThose() {
        // Given
        var team = TeamsOfTests.make(client);
        client.put("/api/v1/domains/" + sound + "/team", "{\"team\": \"%s\"}".formatted(team));
        var ofTeam = new Keys(client).ofTeam(team, "viewer");
        var ofName = new Keys(client).of("viewer", closed);

        // Then
        assertThat(names("&team=" + team)).containsExactly(sound);
        assertThat(names("&team=" + team, "Authorization", ofTeam.authorization()))
                .containsExactly(sound);
        assertThat(names("&alerting=false", "Authorization", ofTeam.authorization()))
                .containsExactly(sound);
        assertThat(names("&alerting=true", "Authorization", ofTeam.authorization()))
                .isEmpty();
        assertThat(names("&ports=closed", "Authorization", ofTeam.authorization()))
                .isEmpty();
        assertThat(names("&ports=closed", "Authorization", ofName.authorization()))
                .containsExactly(closed);
        assertThat(names("&team=" + team, "Authorization", ofName.authorization()))
                .isEmpty();
    }

    private List<String> names(String narrowed, String... headers) {
        var answer = client.get("/api/v1/domains?query=" + part + narrowed, headers);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().path("items").findValuesAsText("name");
    }

    private int total(String narrowed) {
        return client.get("/api/v1/domains?query=" + part + narrowed)
                .json()
                .path("total")
                .asInt();
    }
}
