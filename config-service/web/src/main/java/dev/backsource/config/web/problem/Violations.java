package dev.backsource.config.web.problem;

import dev.backsource.policy.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All faults of one request, collected so that one response reports them together. */
public final class Violations {
    /** More are not worth reporting. */
    private static final int MAX = 50;

    private final List<Violation> found = new ArrayList<>();

    public void add(String field, String code, String detail) {
        if (found.size() < MAX) {
            found.add(new Violation(field, code, detail));
        }
    }

    /** The result of {@code value}; null, with a violation of {@code field}, when the kernel refuses it. */
    public <T> @Nullable T check(String field, String code, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException e) {
            add(field, code, e.detail());
            return null;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Refuses the request if it has violations.
     *
     * @throws InvalidRequestException when there is any violation
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidRequestException(found);
        }
    }
}
