package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function with one argument, which is one optional field of a part.
 *
 * @param name the name in calls
 * @param argument the name of its argument
 * @param part the part that has the field
 * @param getter the field of a part; null where it is not set
 * @param setter the part with another value of the field, or without one
 * @param reader the value in a call; throws {@link dev.backsource.config.aliyun.answer.CallRefusedException} when it is missing or invalid
 * @param writer the argument for a value
 */
record FieldFunction<T, F>(
        String name,
        String argument,
        Part<T> part,
        Function<T, @Nullable F> getter,
        BiFunction<T, @Nullable F, T> setter,
        Function<FunctionArguments, @Nullable F> reader,
        Function<F, String> writer)
        implements CdnFunction {
    @Override
    public Set<String> arguments() {
        return Set.of(argument);
    }

    @Override
    public Map<String, String> of(Domain domain) {
        var value = getter.apply(domain.get(part));
        return value == null ? Map.of() : Map.of(argument, writer.apply(value));
    }

    @Override
    public UnaryOperator<Domain> set(FunctionArguments arguments) {
        var value = reader.apply(arguments);
        return domain -> with(domain, value);
    }

    @Override
    public Domain unset(Domain domain) {
        return with(domain, null);
    }

    private Domain with(Domain domain, @Nullable F value) {
        return domain.with(part, setter.apply(domain.get(part), value));
    }
}
