package dev.backsource.config.aliyun.operations;

import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.policy.domain.Domain;
import java.util.function.UnaryOperator;

/**
 * What a call does to a domain.
 *
 * @param state what becomes of its state; throws {@link dev.backsource.config.aliyun.answer.CallRefusedException} when the domain doesn't
 *     take it
 * @param annotations what becomes of what was said of it; may throw the same
 */
public record DomainEdit(UnaryOperator<Domain> state, UnaryOperator<Annotations> annotations) {
    /** One that leaves the state as it is. */
    public static DomainEdit of(UnaryOperator<Annotations> annotations) {
        return new DomainEdit(UnaryOperator.identity(), annotations);
    }
}
