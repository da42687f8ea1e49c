package dev.backsource.config.aliyun.functions;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.policy.domain.Domain;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One function of the API: other words for some fields of a domain's state, which stays the only truth. What is set is read back from
 * there, however it was set.
 */
public interface CdnFunction {
    /** As clients call it. */
    String name();

    /** The arguments that it knows. */
    Set<String> arguments();

    /** The arguments that a domain has, in an order that stays; none when its fields are those of a new domain. */
    Map<String, String> of(Domain domain);

    /**
     * What setting it does to a domain.
     *
     * @return throws {@link CallRefusedException} when the domain doesn't take it
     * @throws CallRefusedException when an argument is missing or isn't one that can be
     */
    UnaryOperator<Domain> set(FunctionArguments arguments);

    /** The domain with these fields as a new domain has them. */
    Domain unset(Domain domain);
}
