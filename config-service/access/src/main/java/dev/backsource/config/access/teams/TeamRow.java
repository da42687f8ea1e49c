package dev.backsource.config.access.teams;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A team's row. Written by {@link Teams} alone, in SQL. */
@Entity
@Table(name = "team")
class TeamRow {
    @Id
    String id = "";

    String name = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    Team toTeam() {
        return new Team(id, name, createdAt);
    }
}
