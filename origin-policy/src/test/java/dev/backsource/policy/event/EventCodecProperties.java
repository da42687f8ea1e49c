package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.backsource.policy.Arbitraries;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Every event survives the way to JSON and back, and its JSON keeps the schema's promises to subscribers. */
class EventCodecProperties {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Schema POLICY_CHANGED = schema("policy-changed");
    private static final Schema EDGE_STATUS_REPORTED = schema("edge-status-reported");
    private static final Schema ORIGIN_HEALTH_CHANGED = schema("origin-health-changed");
    private static final Schema ORIGIN_ALERT_CHANGED = schema("origin-alert-changed");
    private static final Schema PROBER_STATUS_REPORTED = schema("prober-status-reported");
    private static final Schema CACHE_PURGE_REQUESTED = schema("cache-purge-requested");
    private static final Schema EXPLAIN_REQUESTED = schema("explain-requested");
    private static final Schema EXPLAIN_ANSWERED = schema("explain-answered");
    private static final Schema PROBE_REQUESTED = schema("probe-requested");
    private static final Schema PROBE_ANSWERED = schema("probe-answered");
    private static final Schema FIGURES_REQUESTED = schema("figures-requested");
    private static final Schema DOMAIN_FIGURES_REPORTED = schema("domain-figures-reported");
    private static final Schema TAIL_REQUESTED = schema("tail-requested");
    private static final Schema TAIL_LINES_SENT = schema("tail-lines-sent");

    @Samples(300)
    void aPolicyChangeSurvives(Sample sample) {
        assertSurvives(EventCodec.POLICY_CHANGE, Arbitraries.policyChange(sample), POLICY_CHANGED);
    }

    /** Unknown fields are valid, so validation can't tell that the schema lacks one. */
    @Samples(100)
    void aPolicyChangeHasNoFieldThatItsSchemaLacks(Sample sample) throws IOException {
        var json = EventCodec.POLICY_CHANGE.encode(Arbitraries.policyChange(sample));

        assertDescribed(JSON.readTree(json), JSON.readTree(text("policy-changed")), "");
    }

    @Test
    void everyPartOfADomainIsInTheSchema() throws IOException {
        var described = JSON.readTree(text("policy-changed")).get("properties");

        assertThat(described.fieldNames())
                .toIterable()
                .containsSubsequence(Part.ALL.stream().map(Part::name).toList());
    }

    /** A field that no random change has would be tested by none of these properties. */
    @Samples(1)
    void everyFieldOfAPartIsDrawn(Sample sample) throws IOException {
        var drawn = new HashSet<String>();
        for (var i = 0; i < 300; i++) {
            var json = JSON.readTree(EventCodec.POLICY_CHANGE.encode(Arbitraries.policyChange(sample)));
            for (var part : Part.ALL) {
                json.path(part.name()).fieldNames().forEachRemaining(field -> drawn.add(part + "." + field));
            }
        }

        assertThat(drawn)
                .containsAll(Part.ALL.stream()
                        .filter(part -> part.type() instanceof Class<?>)
                        .flatMap(part -> Arrays.stream(((Class<?>) part.type()).getRecordComponents())
                                .map(field -> part + "." + field.getName()))
                        .toList());
    }

    @Samples(300)
    void anEdgeStatusSurvives(Sample sample) {
        assertSurvives(EventCodec.EDGE_STATUS, Arbitraries.edgeStatus(sample), EDGE_STATUS_REPORTED);
    }

    @Samples(300)
    void anOriginHealthSurvives(Sample sample) {
        assertSurvives(EventCodec.ORIGIN_HEALTH, Arbitraries.originHealth(sample), ORIGIN_HEALTH_CHANGED);
    }

    @Samples(300)
    void anOriginAlertSurvives(Sample sample) {
        assertSurvives(EventCodec.ORIGIN_ALERT, Arbitraries.originAlert(sample), ORIGIN_ALERT_CHANGED);
    }

    @Samples(300)
    void anAlertOfSilenceSurvives(Sample sample) {
        var alert = Arbitraries.silenceAlert(sample);
        assertSurvives(EventCodec.SILENCE_ALERT, alert, ORIGIN_ALERT_CHANGED);
        assertThat(SilenceAlert.isKey(alert.key())).isTrue();
        assertThat(SilenceAlert.isKey(Arbitraries.originAlert(sample).key())).isFalse();
    }

    @Samples(300)
    void aProbersSignOfLifeSurvives(Sample sample) {
        assertSurvives(EventCodec.PROBER_STATUS, Arbitraries.proberStatus(sample), PROBER_STATUS_REPORTED);
    }

    @Samples(300)
    void aCachePurgeSurvives(Sample sample) {
        assertSurvives(EventCodec.CACHE_PURGE, Arbitraries.cachePurge(sample), CACHE_PURGE_REQUESTED);
    }

    @Samples(300)
    void aQuestionSurvives(Sample sample) {
        assertSurvives(EventCodec.EXPLAIN_REQUEST, Arbitraries.explainRequest(sample), EXPLAIN_REQUESTED);
    }

    @Samples(300)
    void anAnswerSurvives(Sample sample) {
        assertSurvives(EventCodec.EXPLAIN_ANSWER, Arbitraries.explainAnswer(sample), EXPLAIN_ANSWERED);
    }

    @Samples(300)
    void aQuestionToProbersSurvives(Sample sample) {
        assertSurvives(EventCodec.PROBE_REQUEST, Arbitraries.probeRequest(sample), PROBE_REQUESTED);
    }

    @Samples(300)
    void anAnswerOfAProberSurvives(Sample sample) {
        assertSurvives(EventCodec.PROBE_ANSWER, Arbitraries.probeAnswer(sample), PROBE_ANSWERED);
    }

    @Samples(300)
    void aRequestOfFiguresSurvives(Sample sample) {
        assertSurvives(EventCodec.FIGURES_REQUEST, Arbitraries.figuresRequest(sample), FIGURES_REQUESTED);
    }

    @Samples(300)
    void aReportOfFiguresSurvives(Sample sample) {
        assertSurvives(EventCodec.DOMAIN_FIGURES, Arbitraries.domainFigures(sample), DOMAIN_FIGURES_REPORTED);
    }

    @Samples(300)
    void aRequestOfATailSurvives(Sample sample) {
        assertSurvives(EventCodec.TAIL_REQUEST, Arbitraries.tailRequest(sample), TAIL_REQUESTED);
    }

    @Samples(300)
    void linesOfATailSurvive(Sample sample) {
        assertSurvives(EventCodec.TAIL_LINES, Arbitraries.tailLines(sample), TAIL_LINES_SENT);
    }

    @Samples(300)
    void anyTruncationIsRefused(Sample sample) {
        var json = EventCodec.POLICY_CHANGE.encode(Arbitraries.policyChange(sample));
        var truncated = Arrays.copyOf(json, sample.between(0, json.length - 1));

        assertThatThrownBy(() -> EventCodec.POLICY_CHANGE.decode(truncated))
                .isInstanceOf(MalformedEventException.class);
    }

    private static <T> void assertSurvives(EventCodec<T> codec, T event, Schema schema) {
        var json = codec.encode(event);

        assertThat(codec.decode(json)).isEqualTo(event);
        assertThat(schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    private static void assertDescribed(JsonNode value, JsonNode schema, String path) {
        for (var field : value.properties()) {
            var described = schema.path("properties").path(field.getKey());
            assertThat(described.isObject()).as(path + field.getKey()).isTrue();
            assertDescribed(field.getValue(), described, path + field.getKey() + ".");
        }
        if (value.isArray()) {
            value.forEach(item -> assertDescribed(item, schema.path("items"), path));
        }
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(name), InputFormat.JSON);
    }

    private static String text(String name) {
        try (var stream = EventCodec.class.getResourceAsStream("/schemas/" + name + ".v1.schema.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
