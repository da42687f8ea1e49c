package dev.backsource.benchmarks.run;

import java.util.List;

/**
 * Measures one figure after the other. One that can't be measured as intended is reported as failed, and the others are measured nevertheless.
 */
public final class Figures {
    private Figures() {}

    /**
     * The one of {@code all} with that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Figure named(List<? extends Figure> all, String name) {
        return all.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .map(Figure.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("there is no figure called " + name));
    }

    /** Measures {@code figures} and ends the process, with 1 when one failed; clients of Kafka or JMX don't keep it alive. */
    public static void measureAndExit(List<? extends Figure> figures) {
        var effort = Effort.asked();
        var failed =
                figures.stream().filter(figure -> !measured(figure, effort)).toList();
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    private static boolean measured(Figure figure, Effort effort) {
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
}
