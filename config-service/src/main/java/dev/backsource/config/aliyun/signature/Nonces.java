package dev.backsource.config.aliyun.signature;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The numbers that calls were signed with, in the database, so that a call that was taken at one instance is taken at no other. They are
 * kept for longer than a call is taken behind its date.
 */
@ApplicationScoped
class Nonces {
    /** A call is taken for 15 minutes before and behind its date, and clocks of instances may differ a little. */
    static final Duration KEPT = Duration.ofMinutes(31);

    private static final Statement SPEND = new Statement("""
            insert into aliyun_nonce (key_id, nonce, spent_at) values (:key, :nonce, :now) on conflict do nothing""");

    private final Sessions sessions;
    private final Clock clock;

    Nonces(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether a number of a key was not spent before; it is now. */
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

    /** Numbers from before are forgotten. */
    Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
