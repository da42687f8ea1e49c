package dev.backsource.system.origins;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.Topic;
import dev.backsource.policy.finding.Severity;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.system.Answer;
import dev.backsource.system.origins.AlertReceiver.Told;
import dev.backsource.testing.kafka.TopicReader;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of an origin is known before a change, and told once when it appears; nothing is said of healthy origins. */
class BrokenOriginsIT {
    private static final String TOLD = "told.example";
    private static final Map<BrokenOrigin, LoopbackOrigin> BROKEN = new EnumMap<>(BrokenOrigin.class);
    /** How many changes are tried at once: each waits for probes, which have three seconds on a busy machine, too. */
    private static final int AT_ONCE = 2;

    private static OriginStack stack;
    private static AlertReceiver receiver;
    private static OriginDomains domains;
    private static Map<HealthyOrigin, Future<Answer>> accepted;
    private static Map<BrokenOrigin, Future<Refusal>> refused;

    /** What became of a change with {@code preflight=require}, and of the same one with {@code warn}. */
    private record Refusal(Answer required, Answer warned) {}

    @BeforeAll
    static void start() throws InterruptedException {
        receiver = new AlertReceiver();
        stack = new OriginStack();
        domains = new OriginDomains(stack.api());
        domains.tell(receiver.url());
        for (var broken : BrokenOrigin.values()) {
            BROKEN.put(broken, stack.origin("127.0.1." + (broken.ordinal() + 1)));
        }
        for (var healthy : HealthyOrigin.values()) {
            healthy.serve(stack.origin(healthy.address()));
        }
        accepted = each(HealthyOrigin.class, BrokenOriginsIT::change);
        refused = each(BrokenOrigin.class, BrokenOriginsIT::refusal);
    }

    /** The changes of all domains, several at once; returns when all are over, be it by a failure. */
    private static <K extends Enum<K>, V> Map<K, Future<V>> each(Class<K> origins, Function<K, V> change)
            throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var changes = Stream.of(origins.getEnumConstants())
                    .<Callable<V>>map(origin -> () -> change.apply(origin))
                    .toList();
            var over = new EnumMap<K, Future<V>>(origins);
            for (var result : threads.invokeAll(changes)) {
                over.put(origins.getEnumConstants()[over.size()], result);
            }
            return over;
        } finally {
            threads.shutdown();
        }
    }

    private static Answer change(HealthyOrigin healthy) {
        domains.create(healthy.domain(), healthy.address());
        return withVerdict(() -> domains.setType(healthy.domain(), healthy.type(), "preflight=require"));
    }

    private static Refusal refusal(BrokenOrigin broken) {
        var name = broken.domain("refused.example");
        BrokenOrigin.mend(BROKEN.get(broken));
        domains.create(name, BROKEN.get(broken).address());
        broken.breakIt(BROKEN.get(broken));
        var required = withVerdict(() -> change(broken, name, "preflight=require&dryRun=true"));
        var warned = withVerdict(() -> change(broken, name, "preflight=warn&dryRun=true"));
        domains.remove(name);
        return new Refusal(required, warned);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAChangeThatAnOriginWouldFail(BrokenOrigin broken) throws Exception {
        // When
        var required = refused.get(broken).get().required();
        var warned = refused.get(broken).get().warned();

        // Then
        assertThat(OriginDomains.objects(warned.json().getJsonArray("warnings")))
                .as(warned.body())
                .extracting(warning -> warning.getString("code"))
                .contains(broken.finding().code());
        if (broken.finding().severity() == Severity.WARNING) {
            assertThat(required.status()).as(required.body()).isEqualTo(200);
        } else {
            assertThat(required.status()).as(required.body()).isEqualTo(409);
            assertThat(required.json().getString("type")).endsWith("preflight-failed");
            assertThat(required.json().getString("detail")).contains(sentence(broken.alternative()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindNothingAtAHealthyOrigin(HealthyOrigin healthy) throws Exception {
        // When
        var answer = accepted.get(healthy).get();

        // Then
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("warnings")).isEmpty();
        await().untilAsserted(() -> {
            var health = domains.health(healthy.domain());
            assertThat(OriginDomains.objects(health.getJsonArray("ports")))
                    .isNotEmpty()
                    .allMatch(port -> port.getString("state").equals("OPEN"));
            assertThat(health.getJsonArray("findings")).isEmpty();
        });
    }

    @Test
    void shouldTellOfEachFaultAndItsEndOnceThoughAProberIsKilled() {
        // Given
        var alerted = List.of(BrokenOrigin.values());
        for (var broken : alerted) {
            BrokenOrigin.mend(BROKEN.get(broken));
            domains.create(broken.domain(TOLD), BROKEN.get(broken).address());
        }
        var watched = BrokenOrigin.values().length + HealthyOrigin.values().length;
        stack.awaitShared(watched);

        // When
        for (var broken : BrokenOrigin.values()) {
            broken.breakIt(BROKEN.get(broken));
            OriginDomains.expect(200, change(broken, broken.domain(TOLD), "preflight=skip"));
        }
        await().untilAsserted(() -> assertThat(receiver.told(TOLD)).hasSizeGreaterThanOrEqualTo(alerted.size()));
        var causes = causes(alerted);
        stack.loseAProber(watched);
        for (var broken : BrokenOrigin.values()) {
            BrokenOrigin.mend(BROKEN.get(broken));
        }
        domains.setOrigin(
                BrokenOrigin.REFUSED_ADDRESS.domain(TOLD),
                BROKEN.get(BrokenOrigin.REFUSED_ADDRESS).address(),
                "preflight=skip");
        await().untilAsserted(() -> assertThat(receiver.told(TOLD))
                .filteredOn(told -> told.status().equals("RESOLVED"))
                .hasSizeGreaterThanOrEqualTo(alerted.size()));
        tellLast();

        // Then
        assertThat(receiver.told(TOLD))
                .containsExactlyInAnyOrderElementsOf(alerted.stream()
                        .flatMap(broken -> Stream.of("FIRING", "RESOLVED")
                                .map(status -> new Told(
                                        broken.domain(TOLD), broken.alert().kebabName(), status)))
                        .toList());
        assertThat(causes).allSatisfy((broken, alert) -> {
            var finding = alert.getJsonArray("findings").getJsonObject(0);
            assertThat(finding.getString("code")).isEqualTo(broken.finding().code());
            var gate = broken.finding().gate();
            assertThat(finding.getString("gate")).isEqualTo(gate == null ? null : gate.kebabName());
        });
        assertThat(receiver.told(".healthy.example")).isEmpty();
        assertThat(published(alerted))
                .allSatisfy((broken, records) -> assertThat(records).isEqualTo(2));
    }

    private static Answer change(BrokenOrigin broken, String name, String query) {
        return broken.change() == null
                ? domains.setOrigin(name, OriginStack.REFUSED_ADDRESS, query)
                : domains.setType(name, broken.change(), query);
    }

    /** Repeats a write until its pre-flight has a verdict, for which a machine that is busy may not have had the time. */
    private static Answer withVerdict(Supplier<Answer> write) {
        return await().until(write::get, answer -> !answer.body().contains("preflight-no-verdict"));
    }

    private static String sentence(RedirectType alternative) {
        return alternative == null
                ? "No redirect type is known to work at every origin"
                : "Every origin would answer the redirect type " + alternative;
    }

    private static Map<BrokenOrigin, JsonObject> causes(List<BrokenOrigin> alerted) {
        var causes = new EnumMap<BrokenOrigin, JsonObject>(BrokenOrigin.class);
        for (var broken : alerted) {
            causes.put(broken, domains.alerts(broken.domain(TOLD)).get(0));
        }
        return causes;
    }

    /** Messages are sent in order: whatever there was to tell before has been told after this. */
    private static void tellLast() {
        var zone = "last.example";
        domains.create("www." + zone, OriginStack.REFUSED_ADDRESS);
        await().until(() -> !receiver.told(zone).isEmpty());
    }

    /** The number of the events of each alert. */
    private static Map<BrokenOrigin, Integer> published(List<BrokenOrigin> alerted) {
        var published = new EnumMap<BrokenOrigin, Integer>(BrokenOrigin.class);
        try (var topic = new TopicReader(
                stack.bootstrapServers(),
                Topic.ORIGIN_ALERTS.topicName(),
                Topic.ORIGIN_ALERTS.partitions(),
                IsolationLevel.READ_COMMITTED)) {
            for (var broken : alerted) {
                var key = broken.domain(TOLD) + "/" + broken.alert().kebabName();
                published.put(broken, topic.of(key).size());
            }
        }
        return published;
    }
}
