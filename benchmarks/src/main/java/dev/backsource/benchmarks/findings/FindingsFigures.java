package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Figures;
import java.util.Arrays;
import java.util.List;

/** Measures the figures of findings that are named, or all; the exit code is 1 when one can't be measured. */
public final class FindingsFigures {
    private static final List<Figure> ALL = List.of(
            new VerdictFigure(), new FiringFigure(), new ProbesFigure(), new HandshakesFigure(), new FilteredFigure());

    private FindingsFigures() {}

    public static void main(String[] names) {
        Figures.measureAndExit(
                names.length == 0
                        ? ALL
                        : Arrays.stream(names)
                                .map(name -> Figures.named(ALL, name))
                                .toList());
    }
}
