package dev.backsource.deployment.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
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
     * Adds a family to the Prometheus registries behind {@code registry}.
     *
     * @param name in Micrometer's form and without a unit, such as {@code backsource.edge.client.wait}
     * @param label the name of the label
     */
    public static LatencyFamily register(MeterRegistry registry, String name, String help, String label) {
        return new LatencyFamily(name.replace('.', '_') + "_seconds", help, List.of(label)).addedTo(registry);
    }

    /** Adds a single histogram, without a label, as {@link #register}. */
    public static LatencyHistogram registerOne(MeterRegistry registry, String name, String help) {
        return new LatencyFamily(name.replace('.', '_') + "_seconds", help, List.of())
                .addedTo(registry)
                .of("");
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
            limited.add(doubleToGoString(LatencyHistogram.limitSeconds(i)));
            samples.add(new MetricFamilySamples.Sample(name + "_bucket", withLimit, limited, counts[i]));
        }
        samples.add(new MetricFamilySamples.Sample(name + "_count", labels, values, counts[counts.length - 1]));
        samples.add(new MetricFamilySamples.Sample(name + "_sum", labels, values, histogram.sumSeconds()));
    }

    private LatencyFamily addedTo(MeterRegistry registry) {
        if (registry instanceof PrometheusMeterRegistry prometheus) {
            prometheus.getPrometheusRegistry().register(this);
        } else if (registry instanceof CompositeMeterRegistry composite) {
            composite.getRegistries().forEach(this::addedTo);
        }
        return this;
    }
}
