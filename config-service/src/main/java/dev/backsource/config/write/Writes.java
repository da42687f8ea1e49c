package dev.backsource.config.write;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries out writes, each in a transaction of its own. */
@ApplicationScoped
public class Writes {
    private final Mutiny.SessionFactory sessions;

    Writes(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Carries out a write; what it comes to is committed. */
    public <T> Uni<T> run(Write<T> write) {
        return sessions.withTransaction(write::in);
    }
}
