package dev.backsource.config.domain;

import dev.backsource.config.outbox.EarlierRows;
import jakarta.inject.Singleton;

/** The history has the columns that the outbox's rows of an earlier version lack. */
@Singleton
final class EarlierRevisions implements EarlierRows {
    @Override
    public String sql() {
        return "select domain, revision, incarnation, changed_by from domain_revision";
    }
}
