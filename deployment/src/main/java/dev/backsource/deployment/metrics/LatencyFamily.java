package dev.backsource.deployment.metrics;

import dev.backsource.policy.event.DurationBuckets;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A Prometheus histogram of durations in seconds, with one {@link LatencyHistogram} for each value of a label. Micrometer's own timers
 * pass each call through a list of registries; here a call only adds, and the registry reads when it is scraped. The owner bounds the
 * number of values.
 *
 * <p>A family goes to the registry of Prometheus itself. The composite that Quarkus offers as {@code MeterRegistry} passes only its own meters on to
 * a registry that joins it later, and beans that are made at the start are made before it has joined. Quarkus makes a new {@code CollectorRegistry}
 * for each bean that injects one, so that isn't the scraped one either.
 */
public final class LatencyFamily extends Collector {
    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<String, LatencyHistogram> histograms = new ConcurrentSkipListMap<>();

    private LatencyFamily(String name, String help, List<String> labels) {
        this.name = name;
        this.help = help;
        this.labels = labels;
    }

    /**
     * Adds a family to {@code registry}.
     *
     * @param name in Micrometer's form and without a unit, such as {@code backsource.edge.client.wait}
     * @param label the name of the label
     * @throws IllegalArgumentException when the registry has a family of that name already
     */
    public static LatencyFamily register(PrometheusMeterRegistry registry, String name, String help, String label) {
        return in(registry, name, help, List.of(label));
    }

    /** Adds a single histogram, without a label, as {@link #register}. */
    public static LatencyHistogram registerOne(PrometheusMeterRegistry registry, String name, String help) {
        return in(registry, name, help, List.of()).of("");
    }

    private static LatencyFamily in(PrometheusMeterRegistry registry, String name, String help, List<String> labels) {
        var family = new LatencyFamily(name.replace('.', '_') + "_seconds", help, labels);
        registry.getPrometheusRegistry().register(family);
        return family;
    }

    /** The histogram of a value of the label, which is made when it isn't there yet. */
    public LatencyHistogram of(String value) {
        return histograms.computeIfAbsent(value, made -> new LatencyHistogram());
    }

    /** Ends the histogram of a value. */
    public void remove(String value) {
        histograms.remove(value);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        var samples = new ArrayList<MetricFamilySamples.Sample>();
        histograms.forEach(
                (value, histogram) -> addTo(samples, labels.isEmpty() ? List.of() : List.of(value), histogram));
        return List.of(new MetricFamilySamples(name, Type.HISTOGRAM, help, samples));
    }

    private void addTo(List<MetricFamilySamples.Sample> samples, List<String> values, LatencyHistogram histogram) {
        var counts = histogram.cumulative();
        var withLimit = new ArrayList<>(labels);
        withLimit.add("le");
        for (var i = 0; i < counts.length; i++) {
            var limited = new ArrayList<>(values);
            limited.add(doubleToGoString(DurationBuckets.limitSeconds(i)));
            samples.add(new MetricFamilySamples.Sample(name + "_bucket", withLimit, limited, counts[i]));
        }
        samples.add(new MetricFamilySamples.Sample(name + "_count", labels, values, counts[counts.length - 1]));
        samples.add(new MetricFamilySamples.Sample(name + "_sum", labels, values, histogram.sumSeconds()));
    }
}
