package dev.backsource.deployment.listener;

import dev.backsource.policy.origin.AddressRanges;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The connection limits of each listener of a service; {@code backsource.listeners.*}. Read when a listener is created, which may be before there are
 * beans.
 *
 * @param most in total
 * @param mostOfOne of one IPv4 address, or one IPv6 network of 64 bits
 * @param exempt addresses without a limit of their own
 */
public record ListenerSettings(int most, int mostOfOne, AddressRanges exempt) {
    private static final String PREFIX = "backsource.listeners.";
    private static final String MOST = PREFIX + "max-connections";
    private static final String MOST_OF_ONE = PREFIX + "max-connections-per-address";
    private static final String EXEMPT = PREFIX + "gateways";

    /** The most listeners of a service, which share the default, so that none of them takes the connections that the others need. */
    private static final int LISTENERS = 3;

    /**
     * The limits by the settings, or by the process's own limits.
     *
     * @throws IllegalStateException when a setting is invalid, naming it
     */
    public static ListenerSettings of(Config config) {
        var most = positive(config, MOST)
                .orElseGet(() -> Math.max(
                        1,
                        ConnectionLimit.byDefault(
                                        FileDescriptors.ofProcess(),
                                        Runtime.getRuntime().maxMemory())
                                / LISTENERS));
        var mostOfOne = positive(config, MOST_OF_ONE).orElseGet(() -> ConnectionLimit.ofOneByDefault(most));
        return new ListenerSettings(most, mostOfOne, exempt(config));
    }

    private static Optional<Integer> positive(Config config, String setting) {
        var value = config.getOptionalValue(setting, Integer.class);
        if (value.isPresent() && value.get() < 1) {
            throw new IllegalStateException(setting + " is " + value.get() + "; must be 1 or more");
        }
        return value;
    }

    private static AddressRanges exempt(Config config) {
        try {
            return config.getOptionalValues(EXEMPT, String.class)
                    .map(AddressRanges::parse)
                    .orElse(AddressRanges.NONE);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(EXEMPT + ": " + e.getMessage(), e);
        }
    }
}
