package dev.backsource.benchmarks.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A printed report of figures, each beside its limit. */
public final class Report {
    private final PrintStream out;

    private Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a report with the machine it was made on, since a figure means nothing without it. */
    public static Report begin(String title) {
        var report = new Report(System.out);
        report.line("");
        report.line("== " + title);
        report.line(
                "   %s, %d cores, Java %s", processor(), Runtime.getRuntime().availableProcessors(), Runtime.version());
        return report;
    }

    public void line(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** A figure that must not exceed its limit. */
    public void atMost(String what, double value, double limit, String unit) {
        verdict(what, value, "at most", limit, unit, value <= limit);
    }

    /** A figure that must reach its limit. */
    public void atLeast(String what, double value, double limit, String unit) {
        verdict(what, value, "at least", limit, unit, value >= limit);
    }

    /** A ratio of which the whole interval must be at least {@code limit}; nothing can be said when the limit lies within. */
    public void judgeAtLeast(String what, MedianInterval ratio, double limit) {
        judgement(what, ratio, "at least", limit, ratio.low() >= limit, ratio.high() < limit);
    }

    /** A ratio of which the whole interval must not exceed {@code limit}; nothing can be said when the limit lies within. */
    public void judgeAtMost(String what, MedianInterval ratio, double limit) {
        judgement(what, ratio, "at most", limit, ratio.high() <= limit, ratio.low() > limit);
    }

    private void judgement(
            String what, MedianInterval ratio, String relation, double limit, boolean met, boolean missed) {
        var verdict = met ? "met" : missed ? "MISSED" : "can't be judged";
        line("   %-46s %s x  limit: %s %.3f  %s", what, ratio, relation, limit, verdict);
    }

    private void verdict(String what, double value, String relation, double limit, String unit, boolean met) {
        line("   %-52s %9.3f %s  limit: %s %.3f  %s", what, value, unit, relation, limit, met ? "met" : "MISSED");
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
