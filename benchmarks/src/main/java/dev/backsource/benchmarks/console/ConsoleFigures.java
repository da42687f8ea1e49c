package dev.backsource.benchmarks.console;

import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Figures;
import java.util.Arrays;
import java.util.List;

/** Measures the figures of the console that are named, or all; the exit code is 1 when one can't be measured. */
public final class ConsoleFigures {
    private static final List<Figure> ALL = List.of(new ListsFigure(), new PagesFigure(), new EventsFigure());

    private ConsoleFigures() {}

    public static void main(String[] names) {
        Figures.measureAndExit(
                names.length == 0
                        ? ALL
                        : Arrays.stream(names)
                                .map(name -> Figures.named(ALL, name))
                                .toList());
    }
}
