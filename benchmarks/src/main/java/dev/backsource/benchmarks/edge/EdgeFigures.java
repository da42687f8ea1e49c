package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Figures;
import dev.backsource.benchmarks.run.Version;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the named figures of the edge, or without names all default ones; the exit code is 1 when one can't be
 * measured.
 */
public final class EdgeFigures {
    private static final List<Figure> DEFAULT = List.of(
            new HitFigure(),
            new MissFigure(),
            new PassThroughFigure(),
            new ChurnFigure(),
            new TlsFigure(),
            new Http2Figure(),
            new OverheadFigure(),
            new SteadyFigure(),
            new LargeFigure(),
            new DomainsFigure(),
            new CollapseFigure(),
            new SwitchFigure(),
            new RolloutFigure(),
            new RetriesFigure(),
            new MemoryFigure(),
            new AllocationFigure());
    private static final List<Figure> ONLY_NAMED = List.of(new SoakFigure(), new HostileFigure(), new BeforeFigure());

    private EdgeFigures() {}

    public static void main(String[] names) {
        var asked = names.length == 0
                ? DEFAULT
                : Arrays.stream(names).map(EdgeFigures::named).toList();
        System.out.println("load: " + Version.of("wrk", "-v"));
        Figures.measureAndExit(asked);
    }

    private static Figure named(String name) {
        return Figures.named(
                Stream.concat(DEFAULT.stream(), ONLY_NAMED.stream()).toList(), name);
    }
}
