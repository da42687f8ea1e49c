package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.edge.jvm.LiveMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * How an edge is started where figures differ.
 *
 * @param cacheSize the bound of its cache: {@code 256M}
 * @param heapSize of its JVM, from the start: {@code 512m}
 */
public record EdgeSetup(String cacheSize, String heapSize) {
    /** Everything that is asked for fits into the cache, and the heap is the one of all figures. */
    public static final EdgeSetup ROOMY = new EdgeSetup("256M", "768m");
    /** The cache is full soon and lets go of something for all that it takes in. */
    public static final EdgeSetup EVICTING = new EdgeSetup("64M", "768m");
    /** An edge with little memory: the cache has its quarter of the heap. */
    public static final EdgeSetup SMALL = new EdgeSetup("128M", "512m");
    /** Holds some 400,000 objects of 1 KiB. */
    public static final EdgeSetup VAST = new EdgeSetup("1G", "2g");

    /**
     * With those of the system property {@code benchmarks.edge-options}, to start a recording or to try another collector
     * than the serial one, which a JVM takes by itself when it has one core, and whose young generation operators are told to
     * make that small.
     */
    List<String> jvmOptions() {
        var options = new ArrayList<>(List.of("-Xms" + heapSize, "-Xmx" + heapSize, "-XX:NewRatio=5"));
        options.addAll(LiveMemory.OPTIONS);
        var more = System.getProperty("benchmarks.edge-options", "");
        options.addAll(more.isBlank() ? List.of() : List.of(more.strip().split(" +")));
        return options;
    }
}
