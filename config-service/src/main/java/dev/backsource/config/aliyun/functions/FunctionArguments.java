package dev.backsource.config.aliyun.functions;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that a function is set with, all of which it knows.
 *
 * @param function its name
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

    /** Whether a required argument says {@code on}, and not {@code off}. */
    boolean isOn(String name) {
        return switch (require(name)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw refusal(name, "has to be on or off");
        };
    }

    /** What the kernel makes of a required argument. */
    <T> T parsed(String name, Function<String, T> kernel) {
        try {
            return kernel.apply(require(name));
        } catch (InvalidValueException e) {
            throw refusal(name, e.detail());
        }
    }

    /** What an argument lists with commas between; null when it is absent. */
    @Nullable
    List<String> list(String name) {
        var value = find(name);
        return value == null ? null : CommaList.split(value);
    }

    CallRefusedException refusal(String name, String detail) {
        return new CallRefusedException(ErrorCode.ARGUMENT_INVALID, function + ", " + name + ": " + detail);
    }
}
