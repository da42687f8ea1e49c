package dev.backsource.config.api.changerequests;

import dev.backsource.config.changerequests.ChangeKind;
import dev.backsource.config.changerequests.ChangeRequestFilter;
import dev.backsource.config.changerequests.ChangeRequestState;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import org.jspecify.annotations.Nullable;

/** A page of change requests, as a client requests it. */
record ChangeRequestPage(ChangeRequestFilter filter, int size) {
    /** @throws dev.backsource.config.web.problem.InvalidRequestException with every violation */
    static ChangeRequestPage read(
            @Nullable String kind, @Nullable String state, @Nullable String after, @Nullable String size) {
        var violations = new Violations();
        var page = new ChangeRequestPage(
                new ChangeRequestFilter(
                        Parameters.choice("changeKind", kind, ChangeKind.class, ChangeKind::word, violations),
                        Parameters.choice(
                                "state", state, ChangeRequestState.class, ChangeRequestState::word, violations),
                        Parameters.after(after, "a change request", violations)),
                PageRequest.read(null, size, violations).size());
        violations.throwIfAny();
        return page;
    }
}
