package dev.backsource.config.access.teams;

import dev.backsource.policy.domain.PreflightMode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A team's row. Written by {@link Teams} alone, in SQL. */
@Entity
@Table(name = "team")
class TeamRow {
    @Id
    String id = "";

    String name = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    /** A word of {@link PreflightMode}; null for the settings' default. */
    @Nullable
    String preflight;

    @Nullable
    PreflightMode preflight() {
        return preflight == null ? null : PreflightMode.valueOf(preflight.toUpperCase(Locale.ROOT));
    }

    /** In the form of {@link TeamRollout#stored}. */
    @Nullable
    String rollout;

    Team toTeam() {
        return new Team(id, name, createdAt);
    }
}
