package dev.backsource.config.web.caller;

import dev.backsource.config.web.problem.ProblemKind;

/** A request that only an administrator may make. */
final class AdministratorRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    AdministratorRequiredException(ProblemKind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    ProblemKind kind() {
        return kind;
    }
}
