package dev.backsource.edge.routing.changes;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.LatestRejections;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.GivenEdge;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand damaged records, with good ones in between. Damaged records are of an old revision, and damage in one place can't make it a new one,
 * since value and headers both have it: so records that are still good change nothing either.
 */
class MutatedRecordsIT {
    private static final int ROUNDS = 100;
    /** The number of rejections that are kept, in case all records are rejected. */
    private static final int PER_ROUND = LatestRejections.KEPT;

    private static final int DOMAINS = 20;
    /** Java's replacement for bytes that aren't UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private static final long FIRST_REVISION = 1_000_000;

    private final GivenEdge edge = BuiltEdge.impatient();
    private final RoutingTable table = edge.table();
    private final Rejections rejections = edge.rejections();
    private final MeterRegistry meters = edge.meters();

    private final long seed = Long.getLong("backsource.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void shouldHarmNothing() {
        System.out.println("mutated records by -Dbacksource.test.seed=" + seed);
        // Given
        var domains = IntStream.range(0, DOMAINS)
                .mapToObj(i -> "good-" + i + ".example.test")
                .toList();
        var revision = FIRST_REVISION;
        edge.apply(domain("first.example.test", origin("192.0.2.1", 80)));
        putAll(domains, revision);
        var dealtWith = count("applied", "older", "repeated", "rejected");
        var rejectedBefore = rejections.total();
        var rejectedNow = 0L;

        for (var round = 0; round < ROUNDS; round++) {
            // When
            var before = routes(domains);
            var sent = send(domains);

            // Then
            var rejected = rejectedOf(sent);
            sent.forEach(one -> check(one, rejected.get(one.place())));
            assertThat(routes(domains)).isEqualTo(before);
            rejectedNow += rejected.size();
            putAll(domains, ++revision);
        }
        assertThat(rejections.total() - rejectedBefore).isEqualTo(rejectedNow);
        assertThat(rejectedNow).isGreaterThan(ROUNDS * PER_ROUND / 2);
        assertThat(rejections.latest()).hasSizeLessThanOrEqualTo(LatestRejections.KEPT);
        assertThat(rejections.latest())
                .allSatisfy(one -> assertThat(one.reason()).hasSizeLessThan(400).isNotBlank());
        assertThat(count("applied", "older", "repeated", "rejected") - dealtWith)
                .isEqualTo(ROUNDS * (PER_ROUND + DOMAINS));
    }

    private void putAll(List<String> domains, long revision) {
        edge.changes()
                .put(domains.stream()
                        .map(name -> PolicyLog.change(domain(name, origin("192.0.2.1", 80)), revision))
                        .toList());
        assertThat(domains)
                .allSatisfy(name ->
                        assertThat(table.find(name)).extracting(Route::revision).isEqualTo(revision));
    }

    private List<Sent> send(List<String> domains) {
        var mutated = IntStream.range(0, PER_ROUND)
                .mapToObj(i ->
                        MutatedRecord.of(domains.get(random.nextInt(domains.size())), 1 + random.nextInt(999), random))
                .toList();
        var offsets =
                edge.changes().put(mutated.stream().map(MutatedRecord::content).toList());
        return IntStream.range(0, PER_ROUND)
                .mapToObj(i -> new Sent(mutated.get(i), offsets.get(i)))
                .toList();
    }

    private Map<String, Rejection> rejectedOf(List<Sent> sent) {
        var places = sent.stream().map(Sent::place).collect(Collectors.toSet());
        var rejected = new HashMap<String, Rejection>();
        for (var rejection : rejections.latest()) {
            var place = rejection.partition() + "/" + rejection.offset();
            if (places.contains(place)) {
                rejected.put(place, rejection);
            }
        }
        return rejected;
    }

    /** Checks that bad records were rejected, and that the others are good by the judgement of another reader. */
    private static void check(Sent sent, @Nullable Rejection rejection) {
        if (sent.record().bad()) {
            assertThat(rejection).as(sent::toString).isNotNull();
        }
        if (rejection == null) {
            assertThat(isGood(sent.record().content())).as(sent::toString).isTrue();
        }
    }

    private static boolean isGood(ProducerRecord<String, byte[]> content) {
        if (content.value() == null) {
            return header(content, "ce_revision").matches("[1-9][0-9]*");
        }
        var read = new JsonObject(Buffer.buffer(content.value()));
        return read.getString("domain").equals(content.key())
                && agrees(header(content, "ce_revision"), read.getLong("revision"))
                && header(content, "ce_type").equals("dev.backsource.policy-changed.v1")
                && header(content, "ce_specversion").equals("1.0")
                && !read.getJsonArray("origins").isEmpty();
    }

    /**
     * Whether the announced revision agrees with the value's; an announcement that isn't text is ignored, since the value has the revision as well.
     */
    private static boolean agrees(String announced, long revision) {
        return announced.indexOf(UNREADABLE) >= 0 || announced.equals(Long.toString(revision));
    }

    private static String header(ProducerRecord<String, byte[]> content, String name) {
        return new String(content.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<Route> routes(List<String> domains) {
        return domains.stream().map(table::find).toList();
    }

    private double count(String... outcomes) {
        var sum = 0.0;
        for (var outcome : outcomes) {
            sum += meters.counter("backsource.edge.policy.changes", "outcome", outcome)
                    .count();
        }
        return sum;
    }

    /** A record, and its offset on the topic. */
    private record Sent(MutatedRecord record, long offset) {
        String place() {
            return record.content().partition() + "/" + offset;
        }

        @Override
        public String toString() {
            return record.content().key() + " "
                    + (record.content().value() == null
                            ? "removed"
                            : new String(record.content().value(), StandardCharsets.UTF_8))
                    + " "
                    + record.content().headers();
        }
    }
}
