package dev.backsource.benchmarks.edge.slices;

import dev.backsource.benchmarks.run.MedianInterval;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The slices of all arms, round by round, and the ratios of two arms. */
public final class SliceRatios {
    private final Map<Arm, List<Slice>> slices = new LinkedHashMap<>();

    /** @param arms in the order in which they are printed */
    SliceRatios(List<Arm> arms) {
        arms.forEach(arm -> slices.put(arm, new ArrayList<>()));
    }

    void add(Arm arm, Slice slice) {
        slices.computeIfAbsent(arm, any -> new ArrayList<>()).add(slice);
    }

    /** The requests of all slices. */
    long requests() {
        return slices.values().stream()
                .flatMap(List::stream)
                .mapToLong(Slice::requests)
                .sum();
    }

    void print(Report report) {
        slices.forEach((arm, all) -> report.line(
                "   %-11s requests/s %.0f, us a request %.3f",
                arm.name(), median(all, Slice::requestsPerSecond), median(all, Slice::costMicros)));
    }

    /** The ratios of {@code ours} to {@code theirs} in requests a second. */
    public MedianInterval rate(Arm ours, Arm theirs) {
        return ratio(ours, theirs, Slice::requestsPerSecond);
    }

    /** The ratios of {@code ours} to {@code theirs} in processor time a request, without the export of spans. */
    public MedianInterval cost(Arm ours, Arm theirs) {
        return ratio(ours, theirs, Slice::costMicros);
    }

    /** The median of an arm's processor time a request, in microseconds, without the export of spans. */
    public double costMicros(Arm arm) {
        return median(of(arm), Slice::costMicros);
    }

    /**
     * The processor time of the export of spans for a request of {@code arm}, in microseconds, when only this arm of its process makes spans. The export may fall into
     * another arm's slice.
     */
    public double exportMicros(Arm arm) {
        var nanos = slices.entrySet().stream()
                .filter(other -> other.getKey().peer().equals(arm.peer()))
                .flatMap(other -> other.getValue().stream())
                .mapToLong(Slice::exportNanos)
                .sum();
        return nanos / 1e3 / of(arm).stream().mapToLong(Slice::requests).sum();
    }

    private MedianInterval ratio(Arm ours, Arm theirs, ToDoubleFunction<Slice> figure) {
        return MedianInterval.of(Sample.ratios(of(ours), of(theirs), figure));
    }

    private static double median(List<Slice> slices, ToDoubleFunction<Slice> figure) {
        return new Sample(slices.stream().mapToDouble(figure).toArray()).median();
    }

    private List<Slice> of(Arm arm) {
        return slices.getOrDefault(arm, List.of());
    }
}
