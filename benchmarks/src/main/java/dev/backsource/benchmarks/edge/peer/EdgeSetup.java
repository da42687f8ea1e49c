package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.jvm.LiveMemory;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.OwnJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of an edge's start that differ between figures.
 *
 * @param name printed beside its figures
 * @param cacheSize the bound of its cache: {@code 256M}; empty for an edge that has its defaults in all
 * @param memory options of its JVM
 * @param checkout the checkout in which it was packaged
 * @param collector where it sends one of a hundred requests' spans to; empty when tracing is off
 */
public record EdgeSetup(String name, String cacheSize, List<String> memory, Path checkout, String collector) {
    /** All requested objects fit into the cache, and the heap is that of all figures. */
    public static final EdgeSetup ROOMY = new EdgeSetup("256M", heap("768m"));
    /** The cache is full soon and lets go of something for all that it takes in. */
    public static final EdgeSetup EVICTING = new EdgeSetup("64M", heap("768m"));
    /** The image's settings in a container of 512 MB. */
    public static final EdgeSetup CONTAINED =
            new EdgeSetup("", List.of("-XX:MaxRAM=512m", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError"));
    /** Holds some 400,000 objects of 1 KiB. */
    public static final EdgeSetup VAST = new EdgeSetup("1G", heap("2g"));

    private EdgeSetup(String cacheSize, List<String> memory) {
        this("edge", cacheSize, memory, Checkout.own(), "");
    }

    /** The same for the edge that was packaged in another checkout. */
    public EdgeSetup from(Path other) {
        return new EdgeSetup("before", cacheSize, memory, other, collector);
    }

    /** The same under another name. */
    public EdgeSetup named(String other) {
        return new EdgeSetup(other, cacheSize, memory, checkout, collector);
    }

    /** The same with other ports in place of 80 and 443, and with routes that show {@link RouteChanges} what is applied. */
    public EdgeSetup atPorts(int http, int https) {
        var options = new ArrayList<>(memory);
        options.add("-Dbacksource.standard-ports.http=" + http);
        options.add("-Dbacksource.standard-ports.https=" + https);
        options.add("-Dbacksource.edge.management-key=" + RouteChanges.MANAGEMENT_KEY);
        return new EdgeSetup(name, cacheSize, options, checkout, collector);
    }

    /** The same with one of a hundred requests traced while {@code edge} says so, and counts of single domains likewise. */
    public EdgeSetup switched(EdgeSwitch edge, String endpoint) {
        var options = new ArrayList<>(memory);
        options.add(edge.option());
        return new EdgeSetup("switched", cacheSize, options, edge.folder(), endpoint);
    }

    /** The same without the code that asks for each request whether it is traced; {@code folder} is for the copy of the edge. */
    public EdgeSetup untraceable(Path folder) throws IOException {
        ChangedEdge.in(folder)
                .replace(
                        "dev/backsource/edge/proxy/request/ClientRequests",
                        "return traces.isOn()"
                                + " ? traces.begin(client, headers.trusts(client), spoken.uriName(), host, target)"
                                + " : null;",
                        "return null;",
                        1)
                .replace(
                        "dev/backsource/edge/http/telemetry/AnswerRecorder",
                        "if (request.trace() != null) {",
                        "if (false) {",
                        2)
                .compile();
        return new EdgeSetup("untraceable", cacheSize, memory, folder, collector);
    }

    boolean isTraced() {
        return !collector.isEmpty();
    }

    /**
     * The JVM's options, with those of the system property {@code benchmarks.edge-options}, to start a recording or to try another collector than the
     * serial one. A JVM chooses that by default when it has one core; the operators' guide recommends a young generation as small, and emptied as
     * soon, as here.
     */
    List<String> jvmOptions() {
        var options = new ArrayList<>(memory);
        options.addAll(LiveMemory.OPTIONS);
        return OwnJvm.options(options, "benchmarks.edge-options");
    }

    /**
     * The edge's settings: the size of its cache, and no limits per client or domain, since a load generator stands for many of both. Empty for an
     * edge with its defaults.
     */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        if (!cacheSize.isEmpty()) {
            settings.put("backsource.edge.cache.max-bytes", cacheSize);
            settings.put("backsource.edge.client.max-requests-per-address", "1000000");
            settings.put("backsource.edge.client.max-requests-per-domain", "1000000");
        }
        if (isTraced()) {
            settings.put("backsource.tracing.endpoint", collector);
            settings.put("backsource.edge.tracing.ratio", "0.01");
        }
        return settings;
    }

    /** Options for a heap of that size from the start, so that it needn't grow during a measurement. */
    private static List<String> heap(String size) {
        return List.of("-Xms" + size, "-Xmx" + size, "-XX:NewRatio=5", "-XX:MaxTenuringThreshold=1");
    }
}
