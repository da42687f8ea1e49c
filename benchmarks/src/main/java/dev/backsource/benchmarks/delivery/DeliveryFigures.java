package dev.backsource.benchmarks.delivery;

import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the figures that are named, or all. One that can't be measured as intended is said to have failed, and the
 * others are measured nevertheless; the exit code is then 1.
 */
public final class DeliveryFigures {
    private static final List<DeliveryFigure> ALL =
            List.of(
                    new CommitFigure(),
                    new ReloadFigure(),
                    new WritersFigure(),
                    new StormFigure(),
                    new ColdStartFigure());

    private DeliveryFigures() {}

    public static void main(String[] names) {
        var asked = names.length == 0
                ? ALL
                : Arrays.stream(names).map(DeliveryFigures::named).toList();
        var effort = Effort.asked();
        var failed = asked.stream().filter(figure -> !measured(figure, effort)).toList();
        // Clients of Kafka must not keep this process alive.
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static boolean measured(DeliveryFigure figure, Effort effort) {
        var report = Report.begin(figure.title());
        try {
            figure.measure(report, effort);
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

    private static DeliveryFigure named(String name) {
        return ALL.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("delivery has no figure called " + name));
    }
}
