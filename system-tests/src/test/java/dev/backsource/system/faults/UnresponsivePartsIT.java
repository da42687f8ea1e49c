package dev.backsource.system.faults;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Answer;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.writes.Writers;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts that don't respond while their connections stay open: Kafka to all, Kafka to one edge, an instance of config-service. */
@Order(SharedProcessStack.UNRESPONSIVE_PARTS)
@ExtendWith(SharedProcessStack.class)
class UnresponsivePartsIT {
    private final ProcessStack stack;

    UnresponsivePartsIT(ProcessStack stack) {
        this.stack = stack;
    }

    @Test
    void shouldTakeChangesAndTellHowLongTheyWaitWhileKafkaCantBeReached() {
        // Given
        try (var writers = Writers.start("outage", stack.apis(), stack.ledger(), FaultSettings.seed())) {
            stack.toKafka().all().forEach(Link::silence);
            try {
                // When
                FaultRun.last(FaultSettings.outage());

                // Then
                for (var config : stack.configs()) {
                    await().untilAsserted(() -> {
                        assertThat(config.management().metric("backsource_outbox_oldest_age_seconds"))
                                .hasValueSatisfying(age -> assertThat(age).isGreaterThan(5));
                        assertThat(config.management().check("/q/health/well", "relay"))
                                .hasValueSatisfying(check ->
                                        assertThat(check.getString("status")).isEqualTo("DOWN"))
                                .hasValueSatisfying(check -> assertThat(
                                                check.getJsonObject("data").getInteger("oldestAgeSeconds"))
                                        .isGreaterThanOrEqualTo(5));
                    });
                }
                var before = stack.ledger().accepted();
                await().until(() -> stack.ledger().accepted() > before + 50);
            } finally {
                stack.toKafka().all().forEach(Link::restore);
            }
        }

        // Then
        stack.checker().check(stack.ledger());
        for (var config : stack.configs()) {
            await().until(() -> config.management().check("/q/health/well", "relay").stream()
                    .anyMatch(check -> check.getString("status").equals("UP")));
        }
    }

    @Test
    void shouldShowAnEdgeThatIsCutOffFromKafkaAsUnreachableWhileItServesAndCatchesUpAfterwards() {
        // Given
        var domain = "cut-off.example.test";
        var api = new Api(stack.apis().get(0));
        var origin = stack.origin();
        var cutOff = stack.toKafka().of("edge-2");
        var before = api.register(domain, "127.0.0.1", origin.customPort());
        assertThat(api.awaitRollout(domain, before).getBoolean("complete")).isTrue();
        try {
            // When
            cutOff.silence();
            var revision = api.policy(domain, "HTTP");
            var rollout = api.awaitRollout(domain, revision);

            // Then
            assertThat(rollout.getBoolean("complete")).isTrue();
            assertThat(Api.stateOf("edge-1", rollout)).isEqualTo("APPLIED");
            assertThat(Api.stateOf("edge-2", rollout)).isEqualTo("UNREACHABLE");
            assertThat(reached("edge-1", domain)).isEqualTo("reached over http on port " + origin.standardPort());
            assertThat(reached("edge-2", domain)).isEqualTo("reached over http on port " + origin.customPort());

            // When
            cutOff.restore();

            // Then
            await().untilAsserted(() -> assertThat(Api.stateOf("edge-2", api.rollout(domain, revision)))
                    .isEqualTo("APPLIED"));
            assertThat(reached("edge-2", domain)).isEqualTo("reached over http on port " + origin.standardPort());
        } finally {
            cutOff.restore();
        }
    }

    @Test
    void shouldFreeTheDomainThatAnInstanceHeldWhenItStoodStill() throws Exception {
        // Given
        var domain = "held.example.test";
        var still = stack.configs().get(0);
        var api = new Api(stack.apis().get(1));
        var policy = URI.create(stack.apis().get(0) + "/domains/" + domain + "/origin-protocol-policy");
        var before = api.register(domain, "127.0.0.1", 80);
        await("only the change writes").until(() -> stack.database().outboxSize() == 0);
        try {
            // When
            CompletableFuture<Answer> unanswered;
            try (var table = HeldTable.open(stack.database())) {
                unanswered = CompletableFuture.supplyAsync(() -> Http.sendAsAdministrator(
                        HttpMethod.PUT,
                        policy,
                        new JsonObject().put("enabled", true).put("redirectType", "HTTP")));
                table.awaitWriter();
                still.freeze();
            }
            var revision = CompletableFuture.supplyAsync(() -> api.policy(domain, "HTTPS"));

            // Then
            assertThat(revision).succeedsWithin(Waiting.DEADLINE).isEqualTo(before + 1);

            // When
            still.thaw();

            // Then
            assertThat(unanswered)
                    .succeedsWithin(Waiting.DEADLINE)
                    .satisfies(answer ->
                            assertThat(answer.status()).as(answer.body()).isEqualTo(503));
        } finally {
            still.thaw();
        }
    }

    private String reached(String edge, String domain) {
        return Http.get(stack.address(edge), "http", domain, "/").reached();
    }
}
