package dev.backsource.config.aliyun.functions;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    /** Arguments that a domain has by an administrator's grant, and that are shown whatever it was set with. */
    default Map<String, String> granted(Domain domain) {
        return Map.of();
    }

    /**
     * The arguments to be shown: those that it was set with last, as long as setting them again would change nothing, and otherwise those
     * that the domain's fields stand for. So clients that compare find their own words again, and nobody reads what isn't so.
     *
     * @param asSet null when it wasn't set by the API, or was taken back
     */
    default Map<String, String> shownAt(Domain domain, @Nullable Map<String, String> asSet) {
        if (asSet == null || !isAt(domain, asSet)) {
            return of(domain);
        }
        var shown = new LinkedHashMap<>(asSet);
        granted(domain).forEach(shown::putIfAbsent);
        return shown;
    }

    private boolean isAt(Domain domain, Map<String, String> asSet) {
        try {
            return set(new FunctionArguments(name(), asSet)).apply(domain).equals(domain);
        } catch (CallRefusedException | InvalidValueException e) {
            // It can't be set so any more, so it isn't.
            return false;
        }
    }
}
