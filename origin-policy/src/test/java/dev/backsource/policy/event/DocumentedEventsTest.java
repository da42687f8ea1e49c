package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documented events are the events that the services read and write. */
class DocumentedEventsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldReadEveryExample() throws IOException {
        // Given
        var examples = JSON_BLOCK
                .matcher(Files.readString(DOCS.resolve("events.md")))
                .results()
                .map(match -> match.group(1).getBytes(StandardCharsets.UTF_8))
                .toList();

        // When
        var change = EventCodec.POLICY_CHANGE.decode(examples.get(0));
        var status = EventCodec.EDGE_STATUS.decode(examples.get(1));
        var health = EventCodec.ORIGIN_HEALTH.decode(examples.get(2));
        var alert = EventCodec.ORIGIN_ALERT.decode(examples.get(3));
        var silence = EventCodec.SILENCE_ALERT.decode(examples.get(4));
        var prober = EventCodec.PROBER_STATUS.decode(examples.get(5));
        var purge = EventCodec.CACHE_PURGE.decode(examples.get(6));
        var asked = EventCodec.EXPLAIN_REQUEST.decode(examples.get(7));
        var explained = EventCodec.EXPLAIN_ANSWER.decode(examples.get(8));
        var toProbe = EventCodec.PROBE_REQUEST.decode(examples.get(9));
        var probed = EventCodec.PROBE_ANSWER.decode(examples.get(10));
        var wanted = EventCodec.FIGURES_REQUEST.decode(examples.get(11));
        var figures = EventCodec.DOMAIN_FIGURES.decode(examples.get(12));
        var tail = EventCodec.TAIL_REQUEST.decode(examples.get(13));
        var lines = EventCodec.TAIL_LINES.decode(examples.get(14));

        // Then
        assertThat(lines.tail()).isEqualTo(tail.tail());
        assertThat(examples).hasSize(15);
        assertThat(figures.domains()).extracting(DomainTotals::domain).containsExactly(wanted.domain());
        assertThat(silence.key()).isEqualTo("edge/edge-1/edge-silent");
        assertThat(prober.behindMs()).isZero();
        assertThat(explained.request()).isEqualTo(asked.id());
        assertThat(probed.request()).isEqualTo(toProbe.id());
        assertThat(probed.ports()).allMatch(port -> toProbe.ports().stream().anyMatch(port::isOf));
        assertThat(change.domain().policy().enabled()).isTrue();
        assertThat(status.appliedOffsets()).containsEntry(3, 118L);
        assertThat(status.counters())
                .isEqualTo(new EdgeCounters(120_400, 96_000, 24_100, Map.of("connection_refused", 3L)));
        assertThat(status.trials())
                .extracting(TrialReport::candidatesDiscordant)
                .containsExactly(1L);
        assertThat(health.ports())
                .extracting(OriginHealth.Port::state)
                .containsExactly(PortState.OPEN, PortState.CLOSED);
        assertThat(alert.missingPorts()).containsExactly(443);
        assertThat(change.domain()
                        .get(Part.CLIENT_TLS)
                        .strictTransportSecurity()
                        .fieldValue())
                .isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(change.domain().get(Part.CACHING).storeSetCookie()).isFalse();
        assertThat(change.domain().originRequest().host()).isEqualTo("origin.example.com");
        assertThat(status.purgedOffsets()).containsEntry(3, 17L);
        assertThat(status.purgeRejections()).hasSize(1);
        assertThat(purge.scope().matches("www.example.com", "/images/b.png")).isTrue();
    }

    @Test
    void shouldNameEveryTopicAndTypeInBothDocuments() throws IOException {
        for (var document : List.of("events.md", "asyncapi.yaml")) {
            var text = Files.readString(DOCS.resolve(document));
            for (var topic : Topic.values()) {
                assertThat(text).as(document).contains(topic.topicName(), topic.eventType());
            }
        }
    }

    @Test
    void shouldReferToSchemasThatExist() throws IOException {
        // Given
        var references = Pattern.compile("payload: \\{ \\$ref: '([^']+)'");

        // When
        var paths = references
                .matcher(Files.readString(DOCS.resolve("asyncapi.yaml")))
                .results()
                .map(match -> DOCS.resolve(match.group(1)))
                .toList();

        // Then
        assertThat(paths).hasSize(14).allSatisfy(path -> assertThat(path).exists());
    }
}
