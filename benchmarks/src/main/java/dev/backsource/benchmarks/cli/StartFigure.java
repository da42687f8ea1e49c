package dev.backsource.benchmarks.cli;

import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Figure;
import dev.backsource.benchmarks.run.OwnJvm;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The time from the start of the packaged program, by its script, to the first line of its help, with the class archive of its first run; beside a
 * JVM with the same options that prints a line. They take turns.
 */
final class StartFigure implements Figure {
    private static final double LIMIT_SECONDS = 0.4;
    private static final int RUNS_OF_A_ROUND = 5;
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "the command line's start, to the first line of --help";
    }

    @Override
    public void measure(Report report, Effort effort) throws Exception {
        var program = List.of(Checkout.commandLine().toString(), "--help");
        var bare = bare();
        // Makes the archive where there is none, and has the files in memory.
        firstLine(program);
        firstLine(bare);
        var programs = DoubleStream.builder();
        var bares = DoubleStream.builder();
        var ratios = DoubleStream.builder();
        for (var run = 0; run < effort.rounds() * RUNS_OF_A_ROUND; run++) {
            var its = firstLine(program);
            var least = firstLine(bare);
            programs.add(its);
            bares.add(least);
            ratios.add(its / least);
        }
        var sample = new Sample(programs.build().toArray());
        report.line("   backsource --help: median %s s", sample.withSpread());
        report.line(
                "   a bare JVM that prints a line: median %s s",
                new Sample(bares.build().toArray()).withSpread());
        report.line(
                "   ratio, turn by turn: median %s", new Sample(ratios.build().toArray()).withSpread());
        report.atMost("to the first line, median", sample.median(), LIMIT_SECONDS, "s");
    }

    private static List<String> bare() {
        return Stream.of(
                        List.of(OwnJvm.program()),
                        OPTIONS,
                        List.of(
                                "-cp",
                                Path.of("benchmarks/target/classes")
                                        .toAbsolutePath()
                                        .toString(),
                                HelloWorld.class.getName()))
                .flatMap(List::stream)
                .toList();
    }

    /** The time to the first line of output, in seconds. */
    private static double firstLine(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The same JVM for both.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var begun = System.nanoTime();
        var process = builder.start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = output.readLine();
            var seconds = (System.nanoTime() - begun) / 1e9;
            output.transferTo(Writer.nullWriter());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + line);
            }
            return seconds;
        }
    }
}
