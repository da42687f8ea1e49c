package dev.backsource.benchmarks.edge.jvm;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A management connection to a JVM on this machine, made by attaching to it. */
public final class JvmView implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection server;

    private JvmView(JMXConnector connector) throws IOException {
        this.connector = connector;
        server = connector.getMBeanServerConnection();
    }

    /**
     * Attaches to the process {@code pid}.
     *
     * @throws IllegalStateException when it isn't a JVM of this user
     */
    public static JvmView of(long pid) {
        try {
            return new JvmView(connect(agentOf(pid)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The allocation of its event loops. */
    public EventLoopAllocation allocation() {
        return EventLoopAllocation.of(server);
    }

    /** Its live memory in the heap and outside, after a collection. */
    public LiveMemory liveMemory() {
        return LiveMemory.of(server);
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address comes from a process that this one started, not from outside. */
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connect(String address) throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(address));
    }

    private static String agentOf(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("process " + pid + " can't be attached to", e);
        }
    }
}
