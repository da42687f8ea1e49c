package dev.backsource.benchmarks.delivery;

import dev.backsource.benchmarks.delivery.apply.ApplyFigure;
import dev.backsource.benchmarks.delivery.batches.BatchFigure;
import dev.backsource.benchmarks.delivery.coldstart.ColdStartFigure;
import dev.backsource.benchmarks.delivery.commit.CommitFigure;
import dev.backsource.benchmarks.delivery.commit.ReloadFigure;
import dev.backsource.benchmarks.delivery.reads.ReadsFigure;
import dev.backsource.benchmarks.delivery.restore.RestoreFigure;
import dev.backsource.benchmarks.delivery.storm.StormFigure;
import dev.backsource.benchmarks.delivery.writers.WritersFigure;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Figures;
import java.util.Arrays;
import java.util.List;

/** Measures the figures of the delivery that are named, or all; the exit code is 1 when one can't be measured. */
public final class DeliveryFigures {
    private static final List<Figure> ALL = List.of(
            new CommitFigure(),
            new ReloadFigure(),
            new WritersFigure(),
            new ReadsFigure(),
            new BatchFigure(),
            new ApplyFigure(),
            new StormFigure(),
            new RestoreFigure(),
            new ColdStartFigure());

    private DeliveryFigures() {}

    public static void main(String[] names) {
        Figures.measureAndExit(
                names.length == 0
                        ? ALL
                        : Arrays.stream(names)
                                .map(name -> Figures.named(ALL, name))
                                .toList());
    }
}
