package dev.backsource.deployment.listener;

import java.lang.management.ManagementFactory;

/**
 * The files and sockets that the process may have open: three quarters are for clients, and an eighth for connections to origins
 * that wait for a request. The rest is for those in use, for files and for the log.
 *
 * @param all of them
 */
public record FileDescriptors(int all) {
    private static final int WHEN_UNKNOWN = 4_096;
    private static final int FEW = 64;

    /** The file descriptors of this process. */
    public static FileDescriptors ofProcess() {
        return new FileDescriptors(
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.UnixOperatingSystemMXBean system
                        ? (int) Math.min(1 << 24, system.getMaxFileDescriptorCount())
                        : WHEN_UNKNOWN);
    }

    /** The share for connections of clients. */
    public int forClients() {
        return all / 4 * 3;
    }

    /** The share for idle connections to origins, of one of {@code loops}. */
    public int forIdleOrigins(int loops) {
        return Math.max(FEW, all / 8 / loops);
    }
}
