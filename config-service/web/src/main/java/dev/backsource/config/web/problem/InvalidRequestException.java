package dev.backsource.config.web.problem;

import java.util.List;

/** The request is invalid; the response is 400 with every violation. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidRequestException(List<Violation> violations) {
        super(violations.size() + " violations");
        this.violations = List.copyOf(violations);
    }

    public static InvalidRequestException of(String field, String code, String detail) {
        return new InvalidRequestException(List.of(new Violation(field, code, detail)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
