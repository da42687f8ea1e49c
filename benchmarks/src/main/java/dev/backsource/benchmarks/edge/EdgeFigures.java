package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Version;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the figures that are named, or all but the soak. One that can't be measured as intended is said to have
 * failed, and the others are measured nevertheless; the exit code is then 1.
 */
public final class EdgeFigures {
    private static final List<Figure> DEFAULT = List.of(
            new HitFigure(),
            new MissFigure(),
            new PassThroughFigure(),
            new TlsFigure(),
            new LargeFigure(),
            new DomainsFigure(),
            new CollapseFigure(),
            new MemoryFigure(),
            new AllocationFigure());
    private static final Figure SOAK = new SoakFigure();

    private EdgeFigures() {}

    public static void main(String[] names) {
        var asked = names.length == 0
                ? DEFAULT
                : Arrays.stream(names).map(EdgeFigures::named).toList();
        System.out.println("load: " + Version.of("wrk", "-v"));
        var effort = Effort.asked();
        var failed = asked.stream().filter(figure -> !measured(figure, effort)).toList();
        // Clients of Kafka or of JMX must not keep this process alive.
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static boolean measured(Figure figure, Effort effort) {
        var report = Report.begin(figure.title());
        try (var stage = Stage.set(figure.name())) {
            figure.measure(stage, report, effort);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            report.line("   FAILED: %s was not measured: %s", figure.name(), e);
            e.printStackTrace();
            return false;
        }
    }

    private static Figure named(String name) {
        if (name.equals(SOAK.name())) {
            return SOAK;
        }
        return DEFAULT.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the edge has no figure called " + name));
    }
}
