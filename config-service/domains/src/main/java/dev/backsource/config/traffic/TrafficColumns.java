package dev.backsource.config.traffic;

import dev.backsource.config.traffic.Traffic.OriginErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Sums of the edges' traffic, a row for each step. A row without reports is a gap. */
final class TrafficColumns {
    private static final double DECIMALS = 1_000;

    private final int[] edges;
    private final double[] requests;
    private final double[] hits;
    private final double[] misses;
    /** By kind, those that occurred. */
    private final Map<String, double[]> errors = new TreeMap<>();

    TrafficColumns(int rows) {
        edges = new int[rows];
        requests = new double[rows];
        hits = new double[rows];
        misses = new double[rows];
    }

    void add(int row, Rates rates) {
        edges[row] += rates.edges;
        requests[row] += rates.requests;
        hits[row] += rates.hits;
        misses[row] += rates.misses;
        for (var kind = 0; rates.hasErrors() && kind < ErrorKinds.COUNT; kind++) {
            if (rates.errors(kind) > 0) {
                errors.computeIfAbsent(ErrorKinds.name(kind), name -> new double[edges.length])[row] +=
                        rates.errors(kind);
            }
        }
    }

    /** The number of edges that reported each step. */
    List<Integer> edges() {
        return Arrays.stream(edges).boxed().toList();
    }

    List<@Nullable Double> requestsPerSecond() {
        return known(row -> requests[row]);
    }

    /** Also a gap where the cache had no look-ups. */
    List<@Nullable Double> hitRatio() {
        return known(row -> hits[row] / (hits[row] + misses[row]));
    }

    /** By kind, those that occurred. */
    List<OriginErrors> originErrors() {
        return errors.entrySet().stream()
                .map(kind -> new OriginErrors(kind.getKey(), known(row -> kind.getValue()[row])))
                .toList();
    }

    private List<@Nullable Double> known(IntToDoubleFunction value) {
        var column = new ArrayList<@Nullable Double>(edges.length);
        for (var row = 0; row < edges.length; row++) {
            var known = edges[row] == 0 ? Double.NaN : value.applyAsDouble(row);
            column.add(Double.isNaN(known) ? null : Math.rint(known * DECIMALS) / DECIMALS);
        }
        return column;
    }
}
