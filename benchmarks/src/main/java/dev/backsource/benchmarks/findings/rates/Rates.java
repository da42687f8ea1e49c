package dev.backsource.benchmarks.findings.rates;

import dev.backsource.benchmarks.edge.comparison.WarmUp;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The connections a second of programs that take turns on one core. All have had the same number of turns. */
public final class Rates {
    /** Connections that were under way when a program had to rest run into their timeouts first. */
    private static final long SETTLING_MILLIS = 1_000;

    private final Map<Connector, List<Turn>> turns = new LinkedHashMap<>();

    private Rates() {}

    /**
     * @param perSecond connections
     * @param use the share of the core that the program used, 0..1
     */
    private record Turn(double perSecond, double use) {
        double micros() {
            return 1e6 * use / perSecond;
        }
    }

    /** Warms {@code connectors} up, which rest, lets them take their turns, and prints the results of each. */
    public static Rates take(Report report, Effort effort, List<Connector> connectors) throws InterruptedException {
        var rates = new Rates();
        for (var connector : connectors) {
            report.line("   peer: %s, %s", connector.name(), connector.version());
            warmUp(report, effort, connector);
        }
        for (var i = 0; i < effort.rounds(); i++) {
            for (var connector : connectors) {
                rates.turns.computeIfAbsent(connector, any -> new ArrayList<>()).add(turn(connector, effort.seconds()));
            }
        }
        rates.turns.forEach((connector, taken) -> report.line(
                "   %-11s connections/s %s, of its core %s, us a connection %s",
                connector.name(),
                sample(taken, Turn::perSecond).withSpread(),
                sample(taken, Turn::use).withSpread(),
                sample(taken, Turn::micros).withSpread()));
        return rates;
    }

    /** The ratios of {@code ours} to {@code theirs}, turn by turn. */
    public Sample ratios(Connector ours, Connector theirs) {
        var our = turns.getOrDefault(ours, List.of());
        var their = turns.getOrDefault(theirs, List.of());
        var ratios = new double[our.size()];
        for (var i = 0; i < ratios.length; i++) {
            ratios[i] = our.get(i).perSecond / their.get(i).perSecond;
        }
        return new Sample(ratios);
    }

    private static void warmUp(Report report, Effort effort, Connector connector) throws InterruptedException {
        if (!connector.compiles()) {
            turn(connector, effort.seconds());
            return;
        }
        var warmUp = new WarmUp();
        while (warmUp.goesOn()) {
            warmUp.add(turn(connector, effort.seconds()).micros());
        }
        report.line("   %-11s was warmed up for %d turns", connector.name(), warmUp.turns());
    }

    private static Turn turn(Connector connector, int seconds) throws InterruptedException {
        connector.goOn();
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
        var opened = OpenedConnections.now();
        var used = connector.processorSeconds();
        var begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        var took = (System.nanoTime() - begun) / 1e9;
        var turn = new Turn((OpenedConnections.now() - opened) / took, (connector.processorSeconds() - used) / took);
        connector.resting();
        TrackedConnections.requireRoom();
        return turn;
    }

    private static Sample sample(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return new Sample(turns.stream().mapToDouble(figure).toArray());
    }
}
