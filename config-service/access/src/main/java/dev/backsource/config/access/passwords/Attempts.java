package dev.backsource.config.access.passwords;

import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.client.ClientNetwork;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down the guessing of passwords: from one address for one name, and from one address for all names. A name alone is not slowed down,
 * or strangers could lock out its owner. Each instance counts for itself, in memory of a fixed size.
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
     * Begins an attempt, which counts as failed until it succeeds.
     *
     * @param name the user name, whether it exists or not
     * @param address the client's address
     * @throws RefusedException when it comes too early
     */
    public Attempt begin(String name, String address) {
        var now = clock.instant();
        var network = ClientNetwork.parse(address);
        var both = new NameFrom(name, network);
        var wait = longer(ofNames.pauseLeft(both, now), ofAddresses.pauseLeft(network, now));
        if (!wait.isZero()) {
            throw AttemptRefusal.in(wait);
        }
        ofNames.count(both, now);
        ofAddresses.count(network, now);
        return new Attempt(both);
    }

    /**
     * Records a success. The count of the name restarts; the address gets back only this attempt, or its owner could keep guessing with a
     * sign-in now and then.
     */
    public void succeeded(Attempt attempt) {
        ofNames.forget(attempt.both);
        ofAddresses.giveBack(attempt.both.network);
    }

    /** An attempt in progress. */
    public record Attempt(NameFrom both) {}

    /** A user name and the network of the client that tries it. */
    record NameFrom(String name, ClientNetwork network) {}

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
