package dev.backsource.system.faults;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.Answer;
import dev.backsource.system.Api;
import dev.backsource.system.Http;
import dev.backsource.system.writes.Ledger;
import dev.backsource.system.writes.Writers;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real processes are killed, stopped and cut off from each other while writers write: nothing is lost, invented or
 * reordered, in the database, in the topic and at every edge. In each build one fault of each kind that only processes can show; with
 * {@code -Dfaults.seconds} faults of all kinds.
 */
class FaultIT {
    /** Of all writers on the stack, since the check is of all that there is. */
    private static final Ledger LEDGER = new Ledger();

    private static final long SEED = FaultSettings.seed();

    private static ProcessStack stack;

    @BeforeAll
    static void start() {
        System.out.println("seed " + SEED + "; replay with -Dfaults.seed=" + SEED);
        stack = ProcessStack.start();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void shouldLoseInventAndReorderNothingWhateverBefallsItsParts() {
        // Given
        var run = new FaultRun(new FaultPlan(kinds(), SEED), LEDGER);
        try (var relays = RelayWatch.start(stack.configs())) {

            // When
            try (var writers = Writers.start("faults", stack.apis(), LEDGER, SEED)) {
                run.awaitFirstChanges();
                run.run(FaultSettings.time());
            }

            // Then
            var compared = stack.checker().check(LEDGER);
            System.out.println(new Summary(SEED, run, LEDGER, relays, compared, stack.database()).text());
            assertThat(compared.revisions()).isGreaterThan(100);
        }
    }

    @Test
    void shouldTakeChangesAndTellHowLongTheyWaitWhileKafkaCantBeReached() {
        // Given
        try (var writers = Writers.start("outage", stack.apis(), LEDGER, SEED)) {
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
                var before = LEDGER.accepted();
                await().until(() -> LEDGER.accepted() > before + 50);
            } finally {
                stack.toKafka().all().forEach(Link::restore);
            }
        }

        // Then
        stack.checker().check(LEDGER);
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

    private static List<List<Fault>> kinds() {
        return FaultSettings.allKinds() ? stack.faults().all() : stack.faults().ofProcessesAlone();
    }

    private static String reached(String edge, String domain) {
        return Http.get(stack.address(edge), "http", domain, "/").reached();
    }
}
