package dev.backsource.config.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.backsource.config.history.PastState;
import dev.backsource.config.history.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A revision and the domain as it was then.
 *
 * @param state absent for a removal
 */
public record RevisionAnswer(
        @JsonUnwrapped Revision revision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DomainAnswer state) {

    static RevisionAnswer of(PastState past) {
        return new RevisionAnswer(past.revision(), past.state() == null ? null : DomainAnswer.of(past.state()));
    }
}
