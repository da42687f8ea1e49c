package dev.backsource.benchmarks.edge.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * A JVM's live memory after a collection. The JVM must run with {@link #OPTIONS}.
 *
 * @param heap bytes in live objects
 * @param direct bytes in buffers outside the heap, as the JVM's native memory tracking counts them under "Other"
 */
public record LiveMemory(long heap, long direct) {
    /**
     * The JVM options without which neither can be measured: direct memory is tracked, and the serial collector closes
     * every gap. By default it fills gaps, up to 5 % of the old generation, with arrays in three collections out of
     * four.
     */
    public static final List<String> OPTIONS = List.of("-XX:NativeMemoryTracking=summary", "-XX:MarkSweepDeadRatio=0");

    private static final Pattern LIVE = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");
    private static final String[] SIGNATURE = {String[].class.getName()};

    /** Both together, in bytes. */
    public long total() {
        return heap + direct;
    }

    static LiveMemory of(MBeanServerConnection server) {
        try {
            // Objects that references and cleaners release in the first collection are freed in the second.
            server.invoke(diagnosis(), "gcRun", null, null);
            return parse(diagnosed(server, "gcClassHistogram"), diagnosed(server, "vmNativeMemory", "summary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException("memory can't be asked for", e);
        }
    }

    /**
     * The live memory by the JVM's output.
     *
     * @param classHistogram of {@code GC.class_histogram}
     * @param nativeMemory of {@code VM.native_memory summary}, in KB
     * @throws IllegalStateException when the output is another, as where native memory isn't tracked
     */
    static LiveMemory parse(String classHistogram, String nativeMemory) {
        return new LiveMemory(number(LIVE, classHistogram), number(OTHER, nativeMemory) * 1024);
    }

    private static String diagnosed(MBeanServerConnection server, String command, String... arguments)
            throws IOException, JMException {
        return String.valueOf(server.invoke(diagnosis(), command, new Object[] {arguments}, SIGNATURE));
    }

    private static ObjectName diagnosis() throws JMException {
        return new ObjectName("com.sun.management:type=DiagnosticCommand");
    }

    private static long number(Pattern pattern, String printed) {
        var matcher = pattern.matcher(printed);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in what the JVM printed: " + printed);
        }
        return Long.parseLong(matcher.group(1));
    }
}
