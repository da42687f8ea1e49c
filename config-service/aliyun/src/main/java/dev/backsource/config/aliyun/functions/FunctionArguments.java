package dev.backsource.config.aliyun.functions;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that set a function, all of them known to it.
 *
 * @param function the function's name
 * @param values by the argument's name
 */
public record FunctionArguments(String function, Map<String, String> values) {
    public FunctionArguments {
        values = Map.copyOf(values);
    }

    /** Null when it is absent or empty. */
    @Nullable
    String find(String name) {
        var value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String require(String name) {
        var value = find(name);
        if (value == null) {
            throw refusal(name, "is required");
        }
        return value;
    }

    /** Whether a required argument is {@code on}, and not {@code off}. */
    boolean isOn(String name) {
        return switch (require(name)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw refusal(name, "must be on or off");
        };
    }

    /** A required argument as parsed by the kernel. */
    <T> T parsed(String name, Function<String, T> kernel) {
        try {
            return kernel.apply(require(name));
        } catch (InvalidValueException e) {
            throw refusal(name, e.detail());
        }
    }

    /** The values of a comma-separated argument; null when it is absent. */
    @Nullable
    List<String> list(String name) {
        var value = find(name);
        return value == null ? null : CommaList.split(value);
    }

    CallRefusedException refusal(String name, String detail) {
        return new CallRefusedException(ErrorCode.ARGUMENT_INVALID, function + ", " + name + ": " + detail);
    }
}
