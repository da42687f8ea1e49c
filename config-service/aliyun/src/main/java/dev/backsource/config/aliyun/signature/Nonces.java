package dev.backsource.config.aliyun.signature;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Statement;
import dev.backsource.config.periodic.Retention;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The nonces of signed calls, in the database, so that a call that one instance accepted is accepted by no other. They are kept for longer
 * than the time in which a call is accepted after its date.
 */
@ApplicationScoped
class Nonces {
    /** A call is accepted for 15 minutes before and after its date, and clocks of instances may differ a little. */
    static final Duration KEPT = Duration.ofMinutes(31);

    private static final Statement SPEND = new Statement("""
            insert into aliyun_nonce (key_id, nonce, spent_at) values (:key, :nonce, :now) on conflict do nothing""");

    private final Sessions sessions;
    private final Clock clock;

    Nonces(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether a key's nonce was not spent before; it is now. */
    Uni<Boolean> spend(String key, String nonce) {
        return sessions.write(
                session -> SPEND.in(session)
                        .set("key", key)
                        .set("nonce", nonce)
                        .set("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .execute()
                        .map(inserted -> inserted == 1),
                () -> {});
    }

    /** Nonces of calls that would now be refused for their dates are forgotten. */
    @Produces
    @Singleton
    static Retention retention(Clock clock) {
        return new Retention(
                "nonce pruning",
                Duration.ofMinutes(1),
                "aliyun_nonce",
                "key_id, nonce",
                "spent_at < $1",
                "spent_at",
                () -> clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
    }
}
