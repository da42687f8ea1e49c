package dev.backsource.config.proposals;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a proposal. */
public enum ProposalState {
    OPEN,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    /** The domain was removed, or became another team's, before a decision. */
    CANCELLED,
    /** There was no decision in time. */
    EXPIRED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProposalState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
