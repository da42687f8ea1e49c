package dev.backsource.config.access.passwords;

import dev.backsource.policy.client.ClientNetwork;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down who guesses passwords: from one address for one name, and from one address for whatever names. A name alone is not
 * slowed down, or strangers could keep its owner out. Each instance counts for itself, in memory of a fixed size.
 */
@Singleton
public final class Attempts {
    private static final int MAX_KNOWN = 10_000;

    private final SlowDown<NameFrom> ofNames = new SlowDown<>(5, Duration.ofMinutes(15), MAX_KNOWN);
    private final SlowDown<ClientNetwork> ofAddresses = new SlowDown<>(30, Duration.ofMinutes(1), MAX_KNOWN);
    private final Clock clock;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * An attempt, which counts as failed until it is known to be none.
     *
     * @param name of whom, whether there is such a one or not
     * @param address that it comes from
     * @throws TooManyAttemptsException when it comes too early
     */
    public Attempt begin(String name, String address) {
        var now = clock.instant();
        var network = ClientNetwork.parse(address);
        var both = new NameFrom(name, network);
        var wait = longer(ofNames.pauseLeft(both, now), ofAddresses.pauseLeft(network, now));
        if (!wait.isZero()) {
            throw TooManyAttemptsException.in(wait);
        }
        ofNames.count(both, now);
        ofAddresses.count(network, now);
        return new Attempt(both);
    }

    /** That it was none: the name starts anew, the address is given back this one only, or its owner could guess on by signing in. */
    public void succeeded(Attempt attempt) {
        ofNames.forget(attempt.both);
        ofAddresses.giveBack(attempt.both.network);
    }

    /** One that is under way. */
    public record Attempt(NameFrom both) {}

    /** A name that is tried from somewhere. */
    record NameFrom(String name, ClientNetwork network) {}

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
