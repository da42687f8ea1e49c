package dev.backsource.config.aliyun.operations;

import dev.backsource.config.aliyun.annotations.Annotations;
import dev.backsource.policy.domain.Domain;
import java.util.function.UnaryOperator;

/**
 * The change of a domain by a call.
 *
 * @param state the change of its state; throws {@link dev.backsource.config.aliyun.answer.CallRefusedException} when the domain doesn't
 *     accept it
 * @param annotations the change of its annotations; may throw the same
 */
public record DomainEdit(UnaryOperator<Domain> state, UnaryOperator<Annotations> annotations) {
    /** An edit that leaves the state unchanged. */
    public static DomainEdit of(UnaryOperator<Annotations> annotations) {
        return new DomainEdit(UnaryOperator.identity(), annotations);
    }
}
