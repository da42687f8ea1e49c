package dev.backsource.health.probe.attempt;

import dev.backsource.policy.event.EdgeId;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The prober's name in its reports and findings. */
public final class ProberId {
    private static final String NAMELESS = "prober";
    private static final int LONGEST = 64;

    private ProberId() {}

    /** The set one, or else the host name, changed into a valid id. */
    public static String of(ProbeSettings settings) {
        return settings.id().map(EdgeId::require).orElseGet(ProberId::hostName);
    }

    private static String hostName() {
        try {
            var name = InetAddress.getLocalHost()
                    .getHostName()
                    .replaceAll("[^A-Za-z0-9.-]", "-")
                    .replaceFirst("^[^A-Za-z0-9]+", "");
            return name.isEmpty() ? NAMELESS : name.substring(0, Math.min(name.length(), LONGEST));
        } catch (UnknownHostException e) {
            return NAMELESS;
        }
    }
}
