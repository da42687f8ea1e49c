package dev.backsource.edge.taster;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.GivenEdge;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.edge.testing.TestSettings;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import dev.backsource.policy.protocol.RedirectType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge with a taster whose process has a defect, which the edge itself, for the test's sake, has not. */
class TasterIT {
    private static final String CLASS_PATH = "java.class.path";
    private static final String SOUND = System.getProperty(CLASS_PATH);

    @TempDir
    private static Path folder;

    private static GivenEdge edge;
    private static TestOrigin site;

    @BeforeAll
    static void startEdge() throws IOException {
        PoisonedClasses.compile(folder);
        System.setProperty(CLASS_PATH, PoisonedClasses.before(folder));
        edge = BuiltEdge.start(
                TestSettings.patient(),
                "backsource.edge.taster.enabled",
                "true",
                "backsource.edge.taster.start-timeout",
                "120s",
                "backsource.edge.taster.verdict-timeout",
                "5s");
        site = TestOrigin.http(
                edge.vertx(),
                "127.0.44.1",
                edge.standardHttp(),
                request -> request.response().end("fine"));
    }

    @AfterAll
    static void stopEdge() {
        System.setProperty(CLASS_PATH, SOUND);
        site.close();
        edge.close();
    }

    private static Domain of(String name, String address) {
        return domain(name, origin(address, 80)).with(Part.POLICY, policy(RedirectType.HTTP));
    }

    private static ProducerRecord<String, byte[]> record(Domain domain, long revision) {
        return PolicyLog.change(domain, revision, null);
    }

    private static double tastings(String outcome) {
        return edge.meters()
                .get("backsource.edge.tastings")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static long revision(String name) {
        return edge.table().versionOf(new DomainName(name)).revision();
    }

    private static List<String> reasons(String domain) {
        return edge.rejections().latest().stream()
                .filter(rejection -> domain.equals(rejection.key()))
                .map(Rejection::reason)
                .toList();
    }

    /** What fills the heap ends the process; what ends it by itself, {@code PoisonedRouteIT} tries. */
    @Test
    void shouldRejectWhatFillsTheHeapAndApplyTheOthersOfTheBatch() {
        // Given
        edge.changes().put(List.of(record(of("poison.example.test", "127.0.44.1"), 1)));
        var batch = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var i = 0; i < 10; i++) {
            batch.add(record(of("fine-" + i + ".example.test", "127.0.44.1"), 1));
        }
        batch.add(4, record(of("poison.example.test", PoisonedClasses.FILLS_THE_HEAP), 2));

        // When
        edge.changes().put(batch);

        // Then
        assertThat(reasons("poison.example.test")).containsExactly("tasting: the process ended with code 3, twice");
        assertThat(edge.get("http://poison.example.test/").body()).isEqualTo("fine");
        assertThat(revision("poison.example.test")).isEqualTo(1);
        assertThat(Stream.iterate(0, i -> i + 1).limit(10).map(i -> revision("fine-" + i + ".example.test")))
                .containsOnly(1L);
    }

    @Test
    void shouldRejectWhatOverflowsTheStackOrHangs() {
        // When
        edge.changes()
                .put(List.of(
                        record(of("overflow.example.test", PoisonedClasses.OVERFLOWS), 1),
                        record(of("hang.example.test", PoisonedClasses.HANGS), 1)));

        // Then
        assertThat(reasons("overflow.example.test")).containsExactly("tasting: failed: java.lang.StackOverflowError");
        assertThat(reasons("hang.example.test")).containsExactly("tasting: no verdict within 5000 ms, twice");
    }

    @Test
    void shouldAcceptDomainsOfAllKinds() {
        // Given
        var kinds = new DynamicAcceleration(
                true, new StaticRules(List.of("css"), List.of("/index.html"), List.of("/static/*")));
        var secure = domain("secure.example.test", origin("origin.example.test", 443))
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT)
                .with(Part.DYNAMIC_ACCELERATION, kinds)
                .with(Part.POLICY, policy(RedirectType.HTTPS));
        var wildcard = domain("*.example.test", origin("2001:db8::1", 8443), origin("203.0.113.7", 8080));
        var baseline = of("rollout.example.test", "203.0.113.7");
        var rollout = Rollouts.rollout(baseline, baseline.with(Part.POLICY, policy(RedirectType.HTTPS)));
        var before = tastings("good");

        // When
        edge.changes().put(List.of(record(secure, 1), record(wildcard, 1), PolicyLog.change(baseline, 1, rollout)));

        // Then
        assertThat(tastings("good") - before).isEqualTo(3);
        assertThat(edge.table().domainOf("secure.example.test")).isEqualTo("secure.example.test");
        assertThat(edge.describe()).contains("taster=on");
    }
}
