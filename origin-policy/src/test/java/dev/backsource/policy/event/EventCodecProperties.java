package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.backsource.policy.Arbitraries;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every event survives the way to JSON and back, and what is written is what the schema promises to subscribers. */
class EventCodecProperties {
    private static final Schema POLICY_CHANGED = schema("policy-changed");
    private static final Schema EDGE_STATUS_REPORTED = schema("edge-status-reported");
    private static final Schema ORIGIN_HEALTH_CHANGED = schema("origin-health-changed");
    private static final Schema ORIGIN_ALERT_CHANGED = schema("origin-alert-changed");
    private static final Schema CACHE_PURGE_REQUESTED = schema("cache-purge-requested");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aPolicyChangeSurvives(@ForAll("policyChanges") PolicyChange event) {
        assertSurvives(EventCodec.POLICY_CHANGE, event, POLICY_CHANGED);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anEdgeStatusSurvives(@ForAll("edgeStatuses") EdgeStatus event) {
        assertSurvives(EventCodec.EDGE_STATUS, event, EDGE_STATUS_REPORTED);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anOriginHealthSurvives(@ForAll("originHealths") OriginHealth event) {
        assertSurvives(EventCodec.ORIGIN_HEALTH, event, ORIGIN_HEALTH_CHANGED);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anOriginAlertSurvives(@ForAll("originAlerts") OriginAlert event) {
        assertSurvives(EventCodec.ORIGIN_ALERT, event, ORIGIN_ALERT_CHANGED);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aCachePurgeSurvives(@ForAll("cachePurges") CachePurge event) {
        assertSurvives(EventCodec.CACHE_PURGE, event, CACHE_PURGE_REQUESTED);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyTruncationIsRefused(@ForAll("policyChanges") PolicyChange event, @ForAll double where) {
        var json = EventCodec.POLICY_CHANGE.encode(event);
        var length = (int) (Math.abs(where % 1) * json.length);
        var truncated = java.util.Arrays.copyOf(json, length);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> EventCodec.POLICY_CHANGE.decode(truncated))
                .isInstanceOf(MalformedEventException.class);
    }

    private static <T> void assertSurvives(EventCodec<T> codec, T event, Schema schema) {
        var json = codec.encode(event);

        assertThat(codec.decode(json)).isEqualTo(event);
        assertThat(schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    private static Schema schema(String name) {
        try (var stream = EventCodec.class.getResourceAsStream("/schemas/" + name + ".v1.schema.json")) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<PolicyChange> policyChanges() {
        return Arbitraries.policyChanges();
    }

    @Provide
    Arbitrary<EdgeStatus> edgeStatuses() {
        return Arbitraries.edgeStatuses();
    }

    @Provide
    Arbitrary<OriginHealth> originHealths() {
        return Arbitraries.originHealths();
    }

    @Provide
    Arbitrary<OriginAlert> originAlerts() {
        return Arbitraries.originAlerts();
    }

    @Provide
    Arbitrary<CachePurge> cachePurges() {
        return Arbitraries.cachePurges();
    }
}
