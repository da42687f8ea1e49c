package dev.backsource.benchmarks.edge.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * What a JVM holds after a collection. It must run with {@link #TRACKING}.
 *
 * @param heap bytes in live objects
 * @param direct bytes in buffers outside the heap, as the JVM's native memory tracking counts them under "Other"
 */
public record LiveMemory(long heap, long direct) {
    /** The JVM option without which direct memory can't be told. */
    public static final String TRACKING = "-XX:NativeMemoryTracking=summary";

    private static final Pattern OTHER = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");
    private static final String[] SIGNATURE = {String[].class.getName()};

    /** Both together, in bytes. */
    public long total() {
        return heap + direct;
    }

    static LiveMemory of(MBeanServerConnection server) {
        try {
            var memory = ManagementFactory.newPlatformMXBeanProxy(
                    server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            memory.gc();
            // What references and cleaners let go of in the first collection goes in the second.
            memory.gc();
            return new LiveMemory(memory.getHeapMemoryUsage().getUsed(), direct(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException("native memory can't be asked for", e);
        }
    }

    private static long direct(MBeanServerConnection server) throws IOException, JMException {
        var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        Object[] arguments = {new String[] {"summary"}};
        var printed = String.valueOf(server.invoke(commands, "vmNativeMemory", arguments, SIGNATURE));
        var other = OTHER.matcher(printed);
        if (!other.find()) {
            throw new IllegalStateException("native memory is not tracked: " + printed);
        }
        return Long.parseLong(other.group(1)) * 1024;
    }
}
