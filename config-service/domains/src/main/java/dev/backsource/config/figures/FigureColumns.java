package dev.backsource.config.figures;

import dev.backsource.config.figures.DomainTraffic.GateErrors;
import dev.backsource.config.figures.DomainTraffic.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A domain's figures as columns with a row for each step. A step that less than half an edge covers is a gap. */
final class FigureColumns {
    private static final double DECIMALS = 1_000;

    private final List<Integer> edges;
    private final List<@Nullable Double> requests;
    private final List<@Nullable Double> clientErrors;
    private final List<@Nullable Double> serverErrors;
    private final List<@Nullable Double> hitRatio;
    private final List<GateErrors> originErrors;
    private final Quantiles firstByte;
    private final Quantiles whole;

    /** @param steps null where nothing is known of the domain */
    FigureColumns(@Nullable FigureSteps steps, long first, int count) {
        var lengthMs = steps == null ? 1 : steps.lengthMs;
        var rows = new ArrayList<@Nullable FigureStep>(count);
        for (var row = 0; row < count; row++) {
            var step = steps == null ? null : steps.get(first + row);
            rows.add(step == null || step.edges(lengthMs) == 0 ? null : step);
        }
        edges = rows.stream()
                .map(step -> step == null ? 0 : step.edges(lengthMs))
                .toList();
        requests = column(rows, step -> step.requestsPerSecond(lengthMs));
        clientErrors = column(rows, step -> step.clientErrorsPerSecond(lengthMs));
        serverErrors = column(rows, step -> step.serverErrorsPerSecond(lengthMs));
        hitRatio = column(rows, FigureStep::hitRatio);
        originErrors = IntStream.range(0, Reading.GATES.size())
                .filter(gate ->
                        rows.stream().anyMatch(step -> step != null && step.originErrorsPerSecond(gate, lengthMs) > 0))
                .mapToObj(gate -> new GateErrors(
                        Reading.GATES.get(gate), column(rows, step -> step.originErrorsPerSecond(gate, lengthMs))))
                .toList();
        firstByte =
                new Quantiles(column(rows, FigureStep::firstByteMedianMs), column(rows, FigureStep::firstByteP99Ms));
        whole = new Quantiles(column(rows, FigureStep::wholeMedianMs), column(rows, FigureStep::wholeP99Ms));
    }

    List<Integer> edges() {
        return edges;
    }

    List<@Nullable Double> requests() {
        return requests;
    }

    List<@Nullable Double> clientErrors() {
        return clientErrors;
    }

    List<@Nullable Double> serverErrors() {
        return serverErrors;
    }

    List<@Nullable Double> hitRatio() {
        return hitRatio;
    }

    List<GateErrors> originErrors() {
        return originErrors;
    }

    Quantiles firstByte() {
        return firstByte;
    }

    Quantiles whole() {
        return whole;
    }

    private static List<@Nullable Double> column(List<@Nullable FigureStep> rows, ToDoubleFunction<FigureStep> value) {
        var column = new ArrayList<@Nullable Double>(rows.size());
        for (var step : rows) {
            var known = step == null ? Double.NaN : value.applyAsDouble(step);
            column.add(Double.isNaN(known) ? null : Math.rint(known * DECIMALS) / DECIMALS);
        }
        return column;
    }
}
