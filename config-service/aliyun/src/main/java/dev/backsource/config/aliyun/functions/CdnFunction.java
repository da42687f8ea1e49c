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
 * One function of the API: other words for some fields of a domain's state, which stays the only truth. Reads take the values from there,
 * however they were set.
 */
public interface CdnFunction {
    /** The name in calls. */
    String name();

    /** The names of its arguments. */
    Set<String> arguments();

    /** The arguments of a domain, in a stable order; none when its fields are those of a new domain. */
    Map<String, String> of(Domain domain);

    /**
     * The change of a domain that sets the function.
     *
     * @return throws {@link CallRefusedException} when the domain doesn't accept it
     * @throws CallRefusedException when an argument is missing or invalid
     */
    UnaryOperator<Domain> set(FunctionArguments arguments);

    /** The domain with the defaults of a new domain in these fields. */
    Domain unset(Domain domain);

    /** Arguments that a domain has by an administrator's grant, and that are shown regardless of the call that set the function. */
    default Map<String, String> granted(Domain domain) {
        return Map.of();
    }

    /**
     * The arguments to be shown: those of the call that set the function last, as long as setting them again would change nothing, and
     * otherwise those that express the domain's fields. So clients that compare find their own words again, and nobody reads a false value.
     *
     * @param asSet null when it wasn't set by the API, or was removed
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
            // It can't be set so any more, so the domain differs.
            return false;
        }
    }
}
