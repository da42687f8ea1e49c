package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.Figures;
import dev.backsource.benchmarks.run.Version;
import java.util.Arrays;
import java.util.List;

/** Measures the figures of the edge that are named, or all but the soak and the hostile one; the exit code is 1 when one can't be measured. */
public final class EdgeFigures {
    private static final List<Figure> DEFAULT = List.of(
            new HitFigure(),
            new MissFigure(),
            new PassThroughFigure(),
            new ChurnFigure(),
            new TlsFigure(),
            new Http2Figure(),
            new SteadyFigure(),
            new LargeFigure(),
            new DomainsFigure(),
            new CollapseFigure(),
            new MemoryFigure(),
            new AllocationFigure());
    private static final Figure SOAK = new SoakFigure();
    private static final Figure HOSTILE = new HostileFigure();

    private EdgeFigures() {}

    public static void main(String[] names) {
        var asked = names.length == 0
                ? DEFAULT
                : Arrays.stream(names).map(EdgeFigures::named).toList();
        System.out.println("load: " + Version.of("wrk", "-v"));
        Figures.measureAndExit(asked);
    }

    private static Figure named(String name) {
        if (name.equals(HOSTILE.name())) {
            return HOSTILE;
        }
        return name.equals(SOAK.name()) ? SOAK : Figures.named(DEFAULT, name);
    }
}
