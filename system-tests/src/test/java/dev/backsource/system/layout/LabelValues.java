package dev.backsource.system.layout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that the services give to the labels of their metrics, from the enums in their sources, and otherwise from the class that counts. */
final class LabelValues {
    /** Labels of Prometheus itself, and those whose values nobody lists. */
    static final Set<String> OPEN = Set.of("instance", "job", "le", "edge");

    private static final Set<String> UNCOUNTED = Set.of("leaping", "ahead");

    private LabelValues() {}

    /**
     * All values of a label.
     *
     * @throws IllegalArgumentException for a label that isn't listed here
     */
    static Set<String> of(String metric, String label) {
        return switch (metric + " " + label) {
            case "backsource_edge_requests_total status" -> Set.of("other", "1xx", "2xx", "3xx", "4xx", "5xx");
            case "backsource_edge_requests_total cache", "backsource_edge_client_wait_seconds cache" ->
                constants("edge-service", "CacheOutcome");
            case "backsource_edge_requests_refused_total of" -> constants("edge-service", "RequestLimits", "Excess");
            case "backsource_edge_origin_errors_total error" -> constants("edge-service", "ProxyError");
            case "backsource_edge_policy_changes_total outcome" ->
                Stream.concat(
                                constants("edge-service", "RoutingTable", "Outcome").stream()
                                        .filter(outcome -> !UNCOUNTED.contains(outcome)),
                                words("edge-service", "RoutingMetrics", "rejected").stream())
                        .collect(Collectors.toSet());
            case "backsource_edge_tastings_total outcome" ->
                words("edge-service", "Taster", "good", "rejected", "alike", "untasted");
            case "backsource_edge_purges_total outcome" ->
                words("edge-service", "CachePurgeConsumer", "applied", "rejected");
            case "backsource_edge_snapshot_writes_total outcome" ->
                words("edge-service", "SnapshotReport", "written", "failed");
            case "backsource_edge_snapshot_refusals_total reason" ->
                constants("edge-service", "RefusedSnapshotException", "Reason").stream()
                        .map(reason -> reason.replace('_', '-'))
                        .collect(Collectors.toSet());
            case "backsource_notification_receivers kind" -> constants("config-service", "ReceiverKind");
            case "backsource_notification_receivers state" -> constants("config-service", "ReceiverCondition");
            case "backsource_probe_outcomes_total outcome" -> constants("origin-health-service", "Outcome", "Kind");
            case "backsource_progressive_rollouts state" -> constants("config-service", "ProgressiveState");
            case "backsource_tracing_exports_total outcome" -> words("deployment", "SpanCounts", "exported", "failed");
            case "kafka_consumer_fetch_manager_records_lag_max client_id" ->
                words("edge-service", "KafkaTopics", "edge-topics");
            default ->
                throw new IllegalArgumentException("the values of " + label + " at " + metric + " aren't listed");
        };
    }

    private static Set<String> constants(String module, String name) {
        return constants(module, name, name);
    }

    /** The constants of an enum in lower case. */
    private static Set<String> constants(String module, String file, String name) {
        var text = source(module, file).replaceAll("(?s)/\\*.*?\\*/", "");
        var body = Sources.matches("\\benum " + name + " \\{([^;}]*)", text)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " has no enum " + name));
        return Sources.matches("(?:^|,)\\s*([A-Z][A-Z0-9_]*)\\b", body)
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code words}, each of which stands in a class. */
    private static Set<String> words(String module, String file, String... words) {
        var text = source(module, file);
        return Arrays.stream(words)
                .filter(word -> text.contains("\"" + word + "\""))
                .collect(Collectors.toSet());
    }

    private static String source(String module, String name) {
        return Sources.of(module).stream()
                .filter(source -> source.name().equals(name))
                .map(Sources.Source::text)
                .collect(Collectors.joining());
    }
}
