package dev.backsource.benchmarks.edge.hostile;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An edge's metrics at one moment, by name and labels. */
final class EdgeMetrics {
    private static final Pattern LINE = Pattern.compile("^(\\w+)(\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);

    /** The resources that an attack may take, and that have to be free again after it. */
    private static final Pattern HELD = Pattern.compile("backsource_edge_(client_connections|requests_active|"
            + "origin_connections_active|tunnels|cache_arriving_bytes|cache_pinned_bytes|cache_fetches_inflight)");

    private static final Pattern REFUSED = Pattern.compile(
            "backsource_edge_(client_connections_refused_total|client_malformed_total|requests_refused_total.*|origin_errors_total.*|requests_total.*\"[45]xx\".*)");

    private final Map<String, Double> values = new TreeMap<>();

    EdgeMetrics(String page) {
        var lines = LINE.matcher(page);
        while (lines.find()) {
            var labels = lines.group(2) == null ? "" : lines.group(2);
            values.put(lines.group(1) + labels, Double.parseDouble(lines.group(3)));
        }
    }

    /** Bytes in the heap, garbage included. */
    double heap() {
        return values.entrySet().stream()
                .filter(value -> value.getKey().startsWith("jvm_memory_used_bytes")
                        && value.getKey().contains("area=\"heap\""))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /**
     * The resources in use among those that attacks take: {@code cache_fetches_inflight 3}; empty when all are free
     * again.
     */
    String held() {
        return named(HELD, values);
    }

    /** The refusals since {@code before}. */
    String refusedSince(EdgeMetrics before) {
        var since = new TreeMap<String, Double>();
        values.forEach((name, value) -> since.put(name, value - before.values.getOrDefault(name, 0.0)));
        return named(REFUSED, since);
    }

    private static String named(Pattern names, Map<String, Double> from) {
        return from.entrySet().stream()
                .filter(value ->
                        value.getValue() != 0 && names.matcher(value.getKey()).matches())
                .map(value -> value.getKey().replace("backsource_edge_", "") + " "
                        + value.getValue().longValue())
                .collect(Collectors.joining(", "));
    }
}
